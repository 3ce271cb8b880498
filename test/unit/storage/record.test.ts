import assert from 'node:assert/strict';
import { rungs, type ReviewEvent, type ReviewEventBody } from '../../../src/review/event.ts';
import { summarize } from '../../../src/review/target.ts';
import { aliveFor, decodeRecord, encodeRecord, isAlive } from '../../../src/storage/record.ts';
import { errorKinds } from '../../../src/util/errorKind.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const id = 'b1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a11';
const someFinding = {
  id: '1.0',
  severity: 'warning',
  title: 'Adds up the wrong thing',
  body: 'It does.',
  textStart: 0,
  bodyStart: 4,
  indent: 2,
  textEnd: 9,
} as const;
const bodies: ReviewEventBody[] = [
  { type: 'started', target: summarize({ ...someTarget, symbol: 'total' }), model: 'm', endpoint: 'http://h' },
  {
    type: 'notice',
    notice: { kind: 'hiddenCharacters', characters: [{ codePoint: 0x202e, lines: [9, 11], count: 3 }] },
  },
  {
    type: 'notice',
    notice: {
      kind: 'mixedScripts',
      where: 'code',
      words: [{ word: 'p\u0430y', scripts: ['Latin', 'Cyrillic'], line: 9 }],
    },
  },
  {
    type: 'notice',
    notice: { kind: 'mixedScripts', where: 'answer', words: [{ word: '\u2215', scripts: [], looksLike: '/' }] },
  },
  { type: 'notice', notice: { kind: 'adjusted', detail: 'stream_options' } },
  { type: 'notice', notice: { kind: 'unstreamed' } },
  { type: 'notice', notice: { kind: 'refusal', detail: 'No.' } },
  { type: 'notice', notice: { kind: 'retracted' } },
  { type: 'queued', place: 2 },
  { type: 'notice', notice: { kind: 'paused', delayMs: 12_000.5, message: 'It asked for a pause.' } },
  { type: 'notice', notice: { kind: 'retrying', attempt: 2, attempts: 3, delayMs: 612.25, message: 'It failed.' } },
  { type: 'notice', notice: { kind: 'delayed', delayMs: 8000.5, message: 'It was cut.' } },
  { type: 'notice', notice: { kind: 'stalled', silentMs: 10_000.25 } },
  { type: 'notice', notice: { kind: 'keptWaiting' } },
  ...rungs.map((rung): ReviewEventBody => ({ type: 'notice', notice: { kind: 'resumed', rung, trimmed: 3 } })),
  { type: 'notice', notice: { kind: 'restarted' } },
  { type: 'reasoning', text: 'hm' },
  { type: 'text', text: 'one ' },
  { type: 'text', text: 'two' },
  { type: 'findingOpened', finding: { ...someFinding, body: '', fix: { kind: 'none' } } },
  {
    type: 'findingClosed',
    finding: {
      ...someFinding,
      hint: { startLine: 10, endLine: 10 },
      quote: 'a',
      suggestion: 'b',
      anchor: { kind: 'located', match: 'exact', whole: true, startLine: 10, endLine: 10 },
      fix: { kind: 'apply', text: 'b', startLine: 10, endLine: 10 },
    },
  },
  {
    type: 'findingClosed',
    finding: { ...someFinding, anchor: { kind: 'notLocated', reason: 'ambiguous' }, fix: { kind: 'none' } },
  },
  { type: 'findingSettled', findingId: '1.0', disposition: 'discarded' },
  { type: 'usage', promptTokens: 1, completionTokens: 2, reasoningTokens: 3 },
  ...errorKinds.map((kind): ReviewEventBody => ({
    type: 'error',
    kind,
    message: 'x',
    retryable: true,
    resumable: false,
  })),
  { type: 'ended', outcome: 'failed', cause: 'auth' },
  { type: 'started', target: summarize(someTarget), model: 'm', endpoint: 'http://h', continues: true },
  { type: 'ended', outcome: 'failed', cause: 'auth' },
];
const target = { ...someTarget, documentText: `// above\n${someTarget.text}\n` };
const events = bodies.map((body, i): ReviewEvent => ({ ...body, seq: i + 1, reviewId: id, run: 1, at: i }));

describe('record', () => {
  it('comes back as it was, with neighbouring text in one event', () => {
    const record = decodeRecord(encodeRecord({ id, target, events }));
    assert.deepEqual(record?.target, target);
    const withoutSecondText = events.filter((event) => !(event.type === 'text' && event.text === 'one '));
    const expected = withoutSecondText.map((event, i) => ({
      ...event,
      seq: i + 1,
      ...(event.type === 'text' ? { text: 'one two', at: event.at - 1 } : {}),
    }));
    assert.deepEqual(record.events, expected);
  });

  it('is refused where anything about it is not ours', () => {
    const whole = new TextDecoder().decode(encodeRecord({ id, target: someTarget, events }));
    const foreign = [
      '',
      'null',
      '[]',
      '{}',
      whole.slice(0, -1),
      whole.replace('"version":1', '"version":2'),
      whole.replace(id, '../../evil'),
      whole.replace(id, id.replace('b1', 'c1')),
      whole.replace('"type":"started"', '"type":"text","text":"x"'),
      whole.replace('"seq":3', '"seq":4'),
      whole.replace('"outcome":"failed"', '"outcome":"great"'),
      whole.replace('"codePoint":8238', '"codePoint":1114112'),
      whole.replace('"text":"one two"', '"text":{"toString":1}'),
    ];
    for (const text of foreign)
      assert.equal(decodeRecord(new TextEncoder().encode(text)), undefined, text.slice(0, 60));
    assert.equal(decodeRecord(new Uint8Array([0xff, 0xfe, 0x00])), undefined);
  });

  it('tells a review that another window runs from one that was left behind', () => {
    const running = events.slice(0, -1);
    const record = decodeRecord(encodeRecord({ id, target: someTarget, events: running, aliveAt: 50_000 }));
    assert.ok(record);
    assert.ok(isAlive(record, 50_000 + aliveFor - 1));
    assert.ok(!isAlive(record, 50_000 + aliveFor));
    // A clock that was put back must not keep a review away for ever.
    assert.ok(!isAlive(record, 50_000 - aliveFor));
    assert.ok(!isAlive({ id, target: someTarget, events: running }, 50_000));
    assert.ok(!isAlive({ ...record, events }, 50_000));
  });
});
