/** A policy in, a server that refuses requests by it and says yes to all others; what was asked of it out. */
import assert from 'node:assert/strict';
import type { Capabilities, Learned } from '../../../src/completion/capabilities.ts';
import { streamOnce } from './streamOnce.ts';
import type { CompletionRequest, Endpoint } from '../../../src/completion/request.ts';
import { chatText, completionText, done } from './chunks.ts';
import { collect } from './collect.ts';
import type { Exchange, ReceivedRequest } from './streamServer.ts';
import { endpointAt, withServer } from './withServer.ts';

export type Body = Readonly<Record<string, unknown>>;
/** Status and body of the refusal, or nothing for a request that is taken. */
export type Policy = (body: Body, path: string) => readonly [status: number, body: string] | undefined;

export const bodyOf = (request: ReceivedRequest) => JSON.parse(request.body) as Body;

export function play(policy: Policy) {
  return async (exchange: Exchange) => {
    const refusal = policy(bodyOf(exchange), exchange.path);
    if (refusal) {
      exchange.reply(...refusal);
      return;
    }
    if (bodyOf(exchange)['stream'] === true) {
      exchange.head();
      await exchange.chunk((exchange.path.includes('chat') ? chatText('Yes.') : completionText('Yes.')) + done);
      exchange.end();
      return;
    }
    exchange.reply(200, JSON.stringify({ choices: [{ message: { content: 'Yes.' }, finish_reason: 'stop' }] }));
  };
}

interface PickyOptions {
  readonly request?: Partial<CompletionRequest>;
  readonly endpoint?: Partial<Endpoint>;
  readonly capabilities?: Capabilities;
  /** How often the same is asked; 1 unless told. */
  readonly times?: number;
}

/** What came of the last request, and everything that was asked. */
export function askPicky(policy: Policy, { request, endpoint, capabilities, times = 1 }: PickyOptions = {}) {
  return withServer(play(policy), async (server) => {
    const asked = { endpoint: endpointAt(server, endpoint), model: 'm', prompt: 'Hi', ...request };
    let collected;
    for (let count = 0; count < times; count++) {
      collected = await collect(streamOnce(asked, capabilities && { capabilities }));
    }
    assert.ok(collected);
    const bodies = server.requests.map(bodyOf);
    return { ...collected, bodies, paths: server.requests.map(({ path }) => path), requests: server.requests };
  });
}

export function learnedFrom(capabilities: Capabilities): Learned | undefined {
  const stored = JSON.parse(JSON.stringify(capabilities)) as readonly (readonly [string, Learned])[];
  assert.ok(stored.length <= 1);
  return stored[0]?.[1];
}
