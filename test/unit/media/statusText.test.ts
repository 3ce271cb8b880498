import assert from 'node:assert/strict';
import { emptyAnswerSentence, noticeSentence, outcomeSentence, statusParts } from '../../../media/panel/statusText.ts';
import { standingWord } from '../../../media/panel/standing.ts';
import { setTranslations } from '../../../media/panel/l10n.ts';
import type { Outcome, ReviewEvent } from '../../../src/review/event.ts';
import type { Seam } from '../../../src/review/seam.ts';
import { reviewState } from './reviewState.ts';

const error: Extract<ReviewEvent, { type: 'error' }> = {
  type: 'error',
  seq: 2,
  reviewId: '1',
  run: 1,
  at: 0,
  kind: 'auth',
  message: 'The server refused the API key.',
  retryable: false,
  resumable: false,
};

describe('status line', () => {
  it('has no figures before the first word but the time', () => {
    assert.deepEqual(statusParts(reviewState(), 107_900), ['qwen3-coder', 'localhost:11434', 'connecting', '0:07']);
  });

  it('estimates tokens and their rate while they arrive', () => {
    const since = { firstContentAt: 100_420, streamingSince: 100_420 };
    const state = reviewState({ phase: 'streaming', text: 'x', ...since, estimatedTokens: 1234 });
    assert.deepEqual(statusParts(state, 120_420), [
      'qwen3-coder',
      'localhost:11434',
      'streaming',
      'first word after 0.4 s',
      '≈ 1,230 tokens',
      '62 tok/s',
      '0:20',
    ]);
  });

  it('claims no rate from less than a second', () => {
    const since = { firstContentAt: 100_420, streamingSince: 100_420 };
    const state = reviewState({ phase: 'streaming', text: 'x', ...since, estimatedTokens: 60 });
    assert.ok(!statusParts(state, 101_300).join().includes('tok/s'));
  });

  it('measures the rate over the time in which words came, and not over waits', () => {
    const state = reviewState({ phase: 'streaming', firstContentAt: 100_420, estimatedTokens: 500, streamedMs: 4000 });
    assert.ok(statusParts(state, 190_000).includes('125 tok/s'));
    assert.ok(statusParts({ ...state, streamingSince: 184_000 }, 190_000).includes('50 tok/s'));
  });

  it('estimates what is left where the server withdrew some of it', () => {
    const state = reviewState({
      phase: 'finished',
      firstContentAt: 100_000,
      estimatedTokens: 20,
      notices: [{ kind: 'retracted' }],
      usage: { completionTokens: 300 },
    });
    assert.ok(statusParts(state, 0).includes('≈ 20 tokens'));
  });

  it('takes the server’s figure once the answer is whole, and stops the clock', () => {
    const usage = { completionTokens: 431 };
    const done = reviewState({
      phase: 'finished',
      firstContentAt: 101_000,
      endedAt: 111_000,
      estimatedTokens: 500,
      streamedMs: 10_000,
      usage,
    });
    assert.deepEqual(statusParts(done, 999_999).slice(2), [
      'done',
      'first word after 1.0 s',
      '431 tokens',
      '43 tok/s',
      '0:11',
    ]);
    for (const phase of ['streaming', 'cancelled', 'interrupted'] as const) {
      assert.ok(statusParts({ ...done, phase }, 0).includes('≈ 500 tokens'), phase);
    }
  });

  it('counts one token as one', () => {
    const state = reviewState({
      phase: 'finished',
      firstContentAt: 100_000,
      endedAt: 100_100,
      usage: { completionTokens: 1 },
    });
    assert.ok(statusParts(state, 0).includes('1 token'));
  });

  it('counts only its own where an answer was put together from several requests', () => {
    const whole = {
      phase: 'finished',
      firstContentAt: 101_000,
      endedAt: 111_000,
      estimatedTokens: 500,
      usage: { completionTokens: 31 },
    } as const;
    const parts = (seam: Seam) => statusParts(reviewState({ ...whole, seams: [seam] }), 0);
    for (const exact of [
      { offset: 4, kind: 'resumed', rung: 'replay', trimmed: 0 },
      { offset: 0, kind: 'restarted' },
    ] as const) {
      assert.ok(parts(exact).includes('31 tokens'), exact.kind);
    }
    assert.ok(parts({ offset: 4, kind: 'resumed', rung: 'append', trimmed: 0 }).includes('≈ 500 tokens'));
  });

  it('has a sentence for what happened to the request or the answer on the way', () => {
    const sentences = [
      noticeSentence({ kind: 'adjusted', detail: 'stream' }),
      noticeSentence({ kind: 'unstreamed' }),
      noticeSentence({ kind: 'refusal', detail: 'No.' }),
      noticeSentence({ kind: 'retracted' }),
    ];
    assert.equal(new Set(sentences).size, 4);
    assert.match(sentences[3] ?? '', /content filter withdrew/);
  });

  it('names the characters that deceive, with their lines', () => {
    const characters = [
      { codePoint: 0x202e, lines: [9, 11], count: 3 },
      { codePoint: 0x200b, lines: [12], count: 1 },
    ];
    assert.equal(
      noticeSentence({ kind: 'hiddenCharacters', characters }),
      'The code holds characters that cannot be seen: \\u{202e} right-to-left override (3 in lines 9, 11), \\u{200b} zero width space (line 12)',
    );
    const words = [{ word: 'p\u0430y', scripts: ['Latin', 'Cyrillic'], line: 9 }];
    const [inCode, inAnswer] = (['code', 'answer'] as const).map((where) =>
      noticeSentence({ kind: 'mixedScripts', where, words }),
    );
    assert.equal(
      inCode,
      'The code holds words or signs that look like others: p\u0430y (p\\u{430}y, Latin, Cyrillic, line 9)',
    );
    assert.match(inAnswer ?? '', /^Code in the answer holds words/);
    const sign = { word: '\u2215', scripts: [], looksLike: '/', line: 3 };
    assert.match(
      noticeSentence({ kind: 'mixedScripts', where: 'code', words: [sign] }),
      / others: \u2215 \(\\u\{2215\}, looks like \/, line 3\)$/,
    );
  });

  it('keeps the sentences apart that mean different ends', () => {
    const sentence = (phase: Outcome, changes = {}) => outcomeSentence(reviewState({ phase, ...changes }));
    assert.equal(sentence('finished'), undefined);
    assert.equal(sentence('cancelled'), undefined);
    assert.match(sentence('truncated') ?? '', /^The model stopped at its output limit/);
    assert.equal(sentence('truncated', { cause: 'contentFilter' }), "The server's content filter ended the answer.");
    assert.equal(sentence('interrupted', { text: 'x', error }), error.message);
    assert.match(sentence('interrupted') ?? '', /^The answer was cut off/);
    assert.match(sentence('interrupted', { text: 'x', cause: 'reload' }) ?? '', /window was reloaded/);
    assert.equal(sentence('failed', { error }), 'The server refused the API key.');
    assert.match(sentence('failed') ?? '', /^The review failed/);
  });

  it('says that an answer is empty only when none can come any more', () => {
    assert.equal(emptyAnswerSentence(reviewState({ phase: 'streaming' })), undefined);
    assert.equal(emptyAnswerSentence(reviewState({ phase: 'failed' })), undefined);
    assert.equal(emptyAnswerSentence(reviewState({ phase: 'finished', text: 'Fine.' })), undefined);
    assert.match(emptyAnswerSentence(reviewState({ phase: 'finished', text: '\n' })) ?? '', /without writing anything/);
    assert.match(
      emptyAnswerSentence(reviewState({ phase: 'finished', reasoning: 'Hm.' })) ?? '',
      /without writing an answer/,
    );
    assert.match(emptyAnswerSentence(reviewState({ phase: 'cancelled' })) ?? '', /^Stopped/);
  });

  it('speaks the language it was given, and English where a word is missing', () => {
    setTranslations({ done: 'fertig', '{0} s': '{0} Sek.' });
    assert.equal(standingWord(reviewState({ phase: 'finished' }), 0), 'fertig');
    assert.equal(standingWord(reviewState({ phase: 'cancelled' }), 0), 'stopped');
    setTranslations({});
  });
});
