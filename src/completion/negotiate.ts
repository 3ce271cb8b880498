/** A request in; a response that begins well out, after as many forms of the request as the server made necessary. */
import type { Capabilities, Learned } from './capabilities.ts';
import { openBody } from './bodyText.ts';
import { chatBody } from './dialects/chat.ts';
import { completionsBody } from './dialects/completions.ts';
import { CompletionError } from './error.ts';
import type { CompletionNotice } from './event.ts';
import type { Exchange } from './exchange.ts';
import { httpFailure } from './failures.ts';
import { adjust, planFor, type Api, type Negotiable, type Plan } from './plan.ts';
import { readError } from './readError.ts';
import { lacksApi, refusedParameter } from './refusals.ts';
import type { CompletionRequest } from './request.ts';
import { secretsOf } from './sanitize.ts';
import { send } from './send.ts';
import { sentences } from './sentences.ts';

export interface Negotiated {
  readonly response: Response;
  readonly notices: readonly CompletionNotice[];
  /** The API that the server took the request through. */
  readonly api: Api;
  /** A stream was asked for; else the first words come with the last. */
  readonly streams: boolean;
}

export interface Connection {
  readonly exchange: Exchange;
  readonly fetch: typeof globalThis.fetch;
  readonly capabilities: Capabilities;
  /** How long to wait for the response headers of a stream, in milliseconds. */
  readonly connectMs: number;
  /** Besides what every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** An answer in one body takes as long as all of its words, where a stream takes as long as the first. */
const unstreamedFactor = 10;

/** @throws CompletionError; the caller's reason where it aborted. What was learned is kept only if it led to a success. */
export async function negotiate(request: CompletionRequest, connection: Connection): Promise<Negotiated> {
  const { exchange, fetch, capabilities, headers = {} } = connection;
  const { endpoint, model } = request;
  if (request.prompt === undefined && (request.messages ?? []).length === 0) {
    throw new CompletionError('badRequest', sentences.nothingToSend, { retryable: false });
  }
  const secrets = secretsOf(endpoint);
  const notices: CompletionNotice[] = [];
  const adjusted = new Set<Negotiable>();
  let learned: Learned = {};
  let plan = planFor(request, capabilities.recall(endpoint.baseUrl, model));
  let firstError: CompletionError | undefined;
  for (;;) {
    const body = { ...bodyFor(request, plan), ...connection.body };
    // A server that sends one body says nothing before all of it is written.
    const limitMs = plan.stream === true ? connection.connectMs : connection.connectMs * unstreamedFactor;
    const response = await send({ endpoint, path: paths[plan.api], body, headers, limitMs }, exchange, fetch);
    if (response.ok) {
      capabilities.learn(endpoint.baseUrl, model, learned);
      return { response, notices, api: plan.api, streams: plan.stream === true };
    }
    const reply = openBody(response, exchange, secrets);
    const errorBody = await readError(reply);
    reply.cancel();
    const error = httpFailure(response, errorBody, secrets);
    const refused = refusedParameter(response.status, errorBody, new Set(Object.keys(body)));
    if (refused !== undefined && error.kind === 'badRequest' && !adjusted.has(refused)) {
      const next = adjust(plan, refused, adjusted);
      adjusted.add(refused);
      ({ plan } = next);
      learned = { ...learned, ...next.learned };
      notices.push({ kind: 'adjusted', detail: next.detail });
      continue;
    }
    if (endpoint.api !== 'auto' || !lacksApi(plan.api, response.status, errorBody)) throw error;
    if (firstError !== undefined) throw firstError;
    firstError = error;
    const api = plan.api === 'chat' ? 'completions' : 'chat';
    plan = { ...plan, api };
    learned = { ...learned, api };
  }
}

const paths: Readonly<Record<Api, string>> = { chat: 'chat/completions', completions: 'completions' };

function bodyFor(request: CompletionRequest, plan: Plan): object {
  return plan.api === 'chat' ? chatBody(request, plan) : completionsBody(request, plan);
}
