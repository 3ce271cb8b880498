import assert from 'node:assert/strict';
import { CompletionError } from '../../../src/completion/error.ts';
import type { CompletionRequest } from '../../../src/completion/request.ts';
import { errorKinds } from '../../../src/util/errorKind.ts';
import { someSettings } from '../../support/reviewTarget.ts';
import { finish, runOnce, text, types } from './runOnce.ts';

describe('runReview', () => {
  it('logs the start, every event in order, and one end', async () => {
    const { outcome, events } = await runOnce(async function* () {
      yield text('a');
      yield { type: 'reasoning', text: 'b' };
      yield { type: 'usage', completionTokens: 2 };
      yield finish('end');
    });
    assert.equal(outcome, 'finished');
    assert.deepEqual(types(events), ['started', 'text', 'reasoning', 'usage', 'ended']);
    const [start] = events;
    assert.ok(start?.type === 'started');
    assert.equal(start.endpoint, 'http://127.0.0.1:9');
    assert.equal('text' in start.target, false);
  });

  it('sends the code, the numbers of its lines and the instructions to either API', async () => {
    let seen: CompletionRequest | undefined;
    await runOnce(
      async function* (request) {
        seen = request;
        yield finish('end');
      },
      { settings: { ...someSettings, instructions: 'Answer in French.' } },
    );
    for (const sent of [seen?.prompt, seen?.messages?.map((message) => message.content).join('\n')]) {
      assert.match(sent ?? '', /^ 9\| let total = 0;$/m);
      assert.match(sent ?? '', /^11\| return total;$/m);
      assert.match(sent ?? '', /Answer in French\./);
    }
  });

  it('calls an answer that hit a limit or a filter truncated, and says which', async () => {
    for (const stop of ['length', 'contentFilter'] as const) {
      const { events } = await runOnce(async function* () {
        yield text('half');
        yield finish(stop);
      });
      const ended = events.at(-1);
      assert.ok(ended?.type === 'ended');
      assert.deepEqual([ended.outcome, ended.cause], ['truncated', stop]);
    }
  });

  it('never calls a stream finished that did not say so', async () => {
    const { outcome, events } = await runOnce(async function* () {
      yield text('half a sen');
    });
    assert.equal(outcome, 'interrupted');
    assert.deepEqual(types(events), ['started', 'text', 'error', 'ended']);
  });

  it('keeps what arrived when the connection is cut, and says how much that is', async () => {
    const { events, error } = await runOnce(async function* () {
      yield text('12345');
      throw new CompletionError('network', 'terminated', { retryable: true });
    });
    assert.ok(error);
    assert.match(error.message, /after 5 characters/);
    assert.ok(error.resumable);
    const ended = events.at(-1);
    assert.ok(ended?.type === 'ended');
    assert.equal(ended.outcome, 'interrupted');
  });

  it('fails with a sentence and the server’s own words before the first text', async () => {
    const { outcome, error } = await runOnce(async function* () {
      yield* [];
      throw new CompletionError('auth', '401', { retryable: false, status: 401, detail: 'Invalid API Key' });
    });
    assert.equal(outcome, 'failed');
    assert.ok(error);
    assert.match(error.message, /127\.0\.0\.1:9.*API key/);
    assert.equal(error.detail, 'Invalid API Key');
  });

  it('has its own sentence for each kind of failure', async () => {
    const messages = new Set<string>();
    for (const kind of errorKinds) {
      const { error } = await runOnce(async function* () {
        yield* [];
        throw new CompletionError(kind, `What the client says of ${kind}.`, { retryable: false });
      });
      assert.ok(error?.kind === kind);
      messages.add(error.message);
    }
    assert.equal(messages.size, errorKinds.length);
  });

  it('asks nobody where no server or model is set', async () => {
    let asked = false;
    const { outcome, events } = await runOnce(
      async function* () {
        asked = true;
        yield finish('end');
      },
      { settings: { ...someSettings, model: '' } },
    );
    assert.equal(asked, false);
    assert.equal(outcome, 'failed');
    assert.ok(events.some((event) => event.type === 'error' && event.kind === 'unconfigured'));
  });

  for (const event of [text('late'), finish('end'), { type: 'notice', notice: { kind: 'unstreamed' } }] as const) {
    it(`fault 21: after a stop nothing is logged but the end, though the stream still gives its ${event.type}`, async () => {
      const stop = new AbortController();
      const { outcome, events } = await runOnce(
        async function* () {
          yield text('before');
          stop.abort();
          yield event;
        },
        { signal: stop.signal },
      );
      assert.equal(outcome, 'cancelled');
      assert.deepEqual(types(events), ['started', 'text', 'ended']);
    });
  }

  it('calls a stopped run cancelled, whatever the stream throws, and logs no error', async () => {
    const stop = new AbortController();
    const { outcome, events } = await runOnce(
      async function* (_request, signal) {
        yield text('so far');
        stop.abort();
        signal.throwIfAborted();
      },
      { signal: stop.signal },
    );
    assert.equal(outcome, 'cancelled');
    assert.deepEqual(types(events), ['started', 'text', 'ended']);
  });
});
