// What a reader is told of characters that deceive, in the reviewed code and in the code of the answer.
import assert from 'node:assert/strict';
import { answerCode } from '../../../src/findings/answerCode.ts';
import { logLine } from '../../../src/logLine.ts';
import type { Notice, ReviewEvent } from '../../../src/review/event.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { finish, runOnce, text, types } from './runOnce.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const trojan = {
  ...someTarget,
  text: "let level = 'user\u202e';\nif (is\u0410dmin) grant(\u2066);\nreturn total; // 👩🏽‍💻 \u202e",
};
const noticesOf = (events: readonly ReviewEvent[]): Notice[] =>
  events.flatMap((event) => (event.type === 'notice' ? [event.notice] : []));
const hidden: Notice = {
  kind: 'hiddenCharacters',
  characters: [
    { codePoint: 0x202e, lines: [9, 11], count: 2 },
    { codePoint: 0x2066, lines: [10], count: 1 },
  ],
};
const mixed: Notice = {
  kind: 'mixedScripts',
  where: 'code',
  words: [{ word: 'is\u0410dmin', scripts: ['Latin', 'Cyrillic'], line: 10 }],
};
const inAnswer: Notice = {
  kind: 'mixedScripts',
  where: 'answer',
  words: [{ word: 'p\u0430y', scripts: ['Latin', 'Cyrillic'] }],
};
const answer = 'Rename is\u0410dmin, `is\u0410dmin`.\n\n```suggestion\np\u0430y();\n```\n';

describe('fault 34: notices of characters', () => {
  it('say at the beginning of a run what the code holds, and where', async () => {
    const { events } = await runOnce(
      async function* () {
        yield text('Fine.');
        yield finish('end');
      },
      { target: trojan },
    );
    assert.deepEqual(types(events), ['started', 'notice', 'notice', 'text', 'ended']);
    assert.deepEqual(noticesOf(events), [hidden, mixed]);
    assert.deepEqual(events.map(logLine).slice(1, 3), [
      'Review r run 1: hidden characters in the code: \\u{202e} right-to-left override (2 in lines 9, 11), \\u{2066} left-to-right isolate (line 10)',
      'Review r run 1: words or signs that look like others in the code: 1',
    ]);
  });

  it('say nothing of ordinary code and ordinary answers', async () => {
    const { events } = await runOnce(async function* () {
      yield text('Fine 👩🏽‍💻, `Δt`, ```\nlet größe = 1;\n```');
      yield finish('end');
    });
    assert.deepEqual(noticesOf(events), []);
  });

  it('say at the end which words of mixed scripts the answer brings, however it arrives and ends', async () => {
    for (const end of [finish('end'), finish('length'), undefined]) {
      const { events } = await runOnce(
        async function* () {
          for (const character of answer) yield text(character);
          if (end) yield end;
        },
        { target: trojan },
      );
      assert.deepEqual(noticesOf(events), [hidden, mixed, inAnswer]);
      assert.equal(events.at(-1)?.type, 'ended');
    }
  });

  it('are told once, also where a run goes on with an answer or begins it anew', async () => {
    const going = await runOnce(
      async function* () {
        yield text('\u0430y()` b');
        yield finish('end');
      },
      { target: trojan, more: { partial: 'Look: `p' } },
    );
    assert.deepEqual(noticesOf(going.events), [inAnswer]);
    const anew = await runOnce(async function* () {
      yield text('Look: `p\u0430y()`');
      yield { type: 'notice', notice: { kind: 'restarted' } };
      yield text('Look: `pay()`');
      yield finish('end');
    });
    assert.deepEqual(noticesOf(anew.events), [{ kind: 'restarted' }]);
    const state = (...notices: readonly Notice[]) =>
      [
        anew.events[0]!,
        ...notices.map((notice, at): ReviewEvent => ({ ...anew.events[0]!, seq: at + 2, type: 'notice', notice })),
      ].reduce<ReviewState | undefined>(reduce, undefined)?.notices;
    assert.deepEqual(state(hidden, mixed, inAnswer, inAnswer), [hidden, mixed, inAnswer]);
    assert.deepEqual(state(hidden, mixed, inAnswer, { kind: 'restarted' }), [hidden, mixed]);
    assert.deepEqual(state(mixed, inAnswer, { kind: 'retracted' }), [mixed, { kind: 'retracted' }]);
  });

  it('look at all code of an answer', () => {
    assert.equal(
      answerCode('Words `a` and ``b ` c``\n\n```ts\nd\ne\n```\n> ~~~\n> f\n> ~~~\r\n- g\n  ```suggestion\n  h'),
      'a\nb ` c\nd\ne\nf\n  h',
    );
  });
});
