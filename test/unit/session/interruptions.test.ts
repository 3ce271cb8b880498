import assert from 'node:assert/strict';
import { CompletionError } from '../../../src/completion/error.ts';
import type { CompletionEvent, CompletionNotice } from '../../../src/completion/event.ts';
import { sentences } from '../../../src/completion/sentences.ts';
import { interruptionPolicies } from '../../../src/session/reviewSettings.ts';
import { someSettings } from '../../support/reviewTarget.ts';
import { finish, runOnce, text, types, type Answer } from './runOnce.ts';

const notice = (body: CompletionNotice): CompletionEvent => ({ type: 'notice', notice: body });
const cut = new CompletionError('network', sentences.cut, { retryable: true, detail: 'ECONNRESET' });

describe('runReview where an answer waits, breaks off or goes on', () => {
  it('hands on how long to wait, what to do after a break, and who asks', async () => {
    const answer: Answer = async function* () {
      yield finish('end');
    };
    const first = await runOnce(answer);
    assert.equal(first.options?.key, 'r');
    assert.equal(first.options.timeouts, someSettings.timeouts);
    assert.equal(first.options.resume, 'auto');
    assert.ok(!('partial' in first.options || 'probe' in first.options));
    assert.ok(!('continues' in first.events[0]!));
    for (const onInterruption of ['ask', 'stop'] as const) {
      const { options } = await runOnce(answer, { settings: { ...someSettings, onInterruption } });
      assert.equal(options?.resume, 'never', onInterruption);
    }
    const next = await runOnce(answer, { more: { partial: 'so far', probe: true } });
    assert.deepEqual([next.options?.partial, next.options?.probe], ['so far', true]);
    assert.ok(next.events[0]?.type === 'started' && next.events[0].continues);
  });

  it('logs each notice, with sentences in the place of errors', async () => {
    const busy = new CompletionError('rateLimited', '429', { retryable: true, status: 429, retryAfterMs: 12_000 });
    const { events } = await runOnce(async function* () {
      yield notice({ kind: 'queued', place: 1 });
      yield notice({ kind: 'queued', place: 0 });
      yield notice({ kind: 'paused', delayMs: 12_000, error: busy });
      yield notice({ kind: 'retrying', attempt: 2, attempts: 3, delayMs: 750, error: cut });
      yield notice({ kind: 'adjusted', detail: 'stream' });
      yield notice({ kind: 'stalled', silentMs: 900 });
      yield notice({ kind: 'keptWaiting' });
      yield finish('end');
    });
    assert.deepEqual(
      events.slice(1, -1).map((event) => ('notice' in event ? event.notice : 'place' in event && event.place)),
      [
        1,
        0,
        {
          kind: 'paused',
          delayMs: 12_000,
          message: 'http://127.0.0.1:9 has had too many requests. It asked for a pause of 12 s.',
        },
        {
          kind: 'retrying',
          attempt: 2,
          attempts: 3,
          delayMs: 750,
          message: 'The connection to http://127.0.0.1:9 failed.',
        },
        { kind: 'adjusted', detail: 'stream' },
        { kind: 'stalled', silentMs: 900 },
        { kind: 'keptWaiting' },
      ],
    );
  });

  it('logs a break at once, and goes on', async () => {
    const { outcome, events } = await runOnce(async function* () {
      yield text('12345');
      yield notice({ kind: 'interrupted', error: cut, delayMs: 0 });
      yield notice({ kind: 'resumed', rung: 'replay', trimmed: 0 });
      yield text('678');
      yield finish('end');
    });
    assert.equal(outcome, 'finished');
    assert.deepEqual(types(events), ['started', 'text', 'error', 'notice', 'text', 'ended']);
    const [, , error] = events;
    assert.ok(error?.type === 'error');
    assert.equal(
      error.message,
      'The connection was cut after 5 characters. What arrived is kept, and the rest is asked for.',
    );
    assert.deepEqual([error.detail, error.retryable, error.resumable], ['ECONNRESET', true, true]);
  });

  it('says how long a break lasts where the server asked for a pause, and blames it for none of ours', async () => {
    const afterBreak = async (message: string, delayMs = 30_000) => {
      const error = new CompletionError('overloaded', message, { retryable: true, retryAfterMs: delayMs });
      const { events } = await runOnce(async function* () {
        yield text('1');
        yield notice({ kind: 'interrupted', error, delayMs });
        yield finish('end');
      });
      return events.slice(2, -1).map((event) => (event.type === 'notice' ? event.notice : event.type));
    };
    const message = 'http://127.0.0.1:9 is overloaded or still loading its model. It asked for a pause of 30 s.';
    assert.deepEqual(await afterBreak('529'), ['error', { kind: 'paused', delayMs: 30_000, message }]);
    const own = 'http://127.0.0.1:9 is overloaded or still loading its model.';
    assert.deepEqual(await afterBreak(sentences.failing), [
      'error',
      { kind: 'delayed', delayMs: 30_000, message: own },
    ]);
    assert.deepEqual(await afterBreak(sentences.failing, 999), ['error']);
    assert.deepEqual(await afterBreak('529', 0), ['error']);
  });

  it('ends every failure after the first text as interrupted, and says which policy left it there', async () => {
    const messages = new Map<string, string>();
    for (const retryable of [true, false]) {
      for (const onInterruption of interruptionPolicies) {
        const { outcome, error, events } = await runOnce(
          async function* () {
            yield text('12345');
            throw new CompletionError('quota', '402', { retryable });
          },
          { settings: { ...someSettings, onInterruption } },
        );
        assert.equal(outcome, 'interrupted');
        assert.ok(error?.type === 'error' && error.resumable);
        assert.deepEqual(types(events), ['started', 'text', 'error', 'ended']);
        messages.set(`${retryable ? 'passing' : 'lasting'} ${onInterruption}`, error.message);
      }
    }
    assert.match(messages.get('passing resume') ?? '', /quota.* is kept; going on by itself did not succeed\.$/);
    assert.match(messages.get('passing ask') ?? '', /is up to you, as you have set\.$/);
    assert.match(messages.get('passing stop') ?? '', /does not go on by itself, as you have set\.$/);
    for (const policy of interruptionPolicies) {
      assert.match(messages.get(`lasting ${policy}`) ?? '', /once that is mended/);
    }
  });

  it('counts what came after a restart alone', async () => {
    const { error } = await runOnce(
      async function* () {
        yield text('12345');
        yield notice({ kind: 'restarted' });
        yield text('678');
        throw cut;
      },
      { more: { partial: 'before ' } },
    );
    assert.match(error?.message ?? '', /after 3 characters/);
  });

  it('keeps the text of the runs before where the next one brings nothing', async () => {
    const away = new CompletionError('network', sentences.unreachable, { retryable: true });
    const { outcome, error } = await runOnce(
      async function* () {
        yield* [];
        throw away;
      },
      { more: { partial: 'so far' } },
    );
    assert.equal(outcome, 'interrupted');
    assert.match(error?.message ?? '', /cannot be reached.* What had arrived before is kept\.$/);
  });

  it('tells how long a server wants to be left alone, and does not blame it for our own pause', async () => {
    const failure = async (message: string, retryAfterMs: number) => {
      const { error } = await runOnce(async function* () {
        yield* [];
        throw new CompletionError('overloaded', message, { retryable: true, retryAfterMs });
      });
      return error?.message ?? '';
    };
    assert.match(await failure('503', 90_000), /a pause of 90 s; try again after that/);
    assert.match(await failure('503', 3_600_000), /a pause of 60 minutes/);
    assert.match(await failure('503', 86_400_000), /a pause of 24 hours/);
    assert.equal(await failure(sentences.failing, 30_000), sentences.failing);
  });
});
