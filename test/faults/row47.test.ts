import assert from 'node:assert/strict';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import type { CompletionError } from '../../src/completion/error.ts';
import type { ErrorKind } from '../../src/util/errorKind.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { finWithoutEnd, refusal } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

interface Refusal {
  readonly name: string;
  readonly status: number;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly kind: ErrorKind;
  /** What the sentence tells the user to do. */
  readonly advice: RegExp;
  /** Nothing is sent by itself, but the user may try again. */
  readonly retryable?: true;
}

const said = (message: string, rest: object = {}) => ({ error: { message, ...rest } });
const refusals: readonly Refusal[] = [
  { name: '400', status: 400, body: said('Bad.'), kind: 'badRequest', advice: /check the model/i },
  { name: '401', status: 401, body: said('No key.'), kind: 'auth', advice: /set the key/i },
  { name: '403', status: 403, body: said('Not you.'), kind: 'auth', advice: /set the key/i },
  {
    name: '404',
    status: 404,
    body: said('No such model.', { code: 'model_not_found' }),
    kind: 'badRequest',
    advice: /check the model/i,
  },
  {
    name: '413',
    status: 413,
    body: '<html><title>Too Large</title></html>',
    kind: 'tooLarge',
    advice: /smaller part/i,
  },
  {
    name: '422',
    status: 422,
    body: { detail: [{ loc: ['body'], msg: 'wrong' }] },
    kind: 'badRequest',
    advice: /check the model/i,
  },
  { name: '402', status: 402, body: said('Pay first.'), kind: 'quota', advice: /check the plan/i },
  {
    name: '429 insufficient_quota',
    status: 429,
    body: said('You exceeded your current quota.', { code: 'insufficient_quota' }),
    kind: 'quota',
    advice: /check the plan/i,
  },
  {
    name: '500 with x-should-retry: false',
    status: 500,
    body: said('It broke.'),
    headers: { 'x-should-retry': 'false' },
    kind: 'server',
    advice: /try again/i,
  },
  {
    name: '429 with x-should-retry: false',
    status: 429,
    body: said('Not now.'),
    headers: { 'x-should-retry': 'false', 'retry-after': '1' },
    kind: 'rateLimited',
    advice: /try again/i,
  },
];

for (const { name, status, body = '', headers = {}, kind, advice } of refusals) {
  fault(47, `${name}: asked once, and said what to do`, async (row) => {
    const refuse = refusal(status, body, headers);
    const server = await row.serve((exchange) => refuse(exchange, [], {}));
    const played = await row.play(server);
    assert.equal(server.requests.length, 1);
    assert.equal(played.outcome, 'failed');
    assert.deepEqual(played.notices, []);
    const [error] = played.errors;
    assert.equal(error?.kind, kind);
    assert.match(error.message, advice);
    assert.ok(typeof played.stream.end === 'object');
    assert.equal((played.stream.end.thrown as CompletionError).status, status, 'the status is the true one');
    return `${name}: ${storyOf(played)}`;
  });
}

/** Behind a break the same refusals end the ladder, or lead past the rungs that send as much again. */
for (const { name, status, body = '', headers = {}, kind } of refusals) {
  const rungs =
    kind === 'auth' || kind === 'quota'
      ? ['anew', 'prefill']
      : kind === 'tooLarge'
        ? ['anew', 'prefill', 'anew']
        : null;
  if (rungs === null) continue;
  fault(47, `${name} to a prefill: said, and nothing learned about prefills`, async (row) => {
    const refuse = refusal(status, body, headers);
    const text = answerText(47);
    const script = serveModel(answering(text), { deliveries: [finWithoutEnd({ events: 60 })], ownedBy: 'vllm' });
    const server = await row.serve((exchange) => {
      const isRefused = rungsAsked(server.requests).at(-1) === 'prefill';
      return isRefused ? refuse(exchange, [], {}) : script(exchange);
    });
    const capabilities = createCapabilities();
    const played = await row.play(server, { capabilities });
    assert.deepEqual(rungsAsked(server.requests), rungs);
    assert.deepEqual(capabilities.toJSON()[0]?.[1], { server: 'vllm' });
    const isOver = kind !== 'tooLarge';
    assert.equal(played.outcome, isOver ? 'interrupted' : 'finished');
    if (isOver) assert.deepEqual([played.errors.at(-1)?.kind, text.startsWith(played.text)], [kind, true]);
    return `${name}: ${storyOf(played)}`;
  });
}
