import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSeam } from '../../../../src/completion/resume/seam.ts';
import { every, exact, join } from './join.ts';

/** The text in pieces that begin and end anywhere, in the middle of characters too. */
function piecesOf(text: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  return places.slice(1).map((place, i) => text.slice(places[i], place));
}

const cuts = fc.array(fc.nat(), { maxLength: 12 });
const rung = fc.constantFrom(...every);
const words = (letters: string, least: number) =>
  fc
    .array(fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 4, maxLength: 9 }), {
      minLength: least,
      maxLength: 30,
    })
    .map((list) => list.join(' '));
/** As mixed, broken and repetitive as text can be. */
const anything = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        ' ',
        '  ',
        '```',
        '```ts\n',
        '~~~',
        '- ',
        '### ',
        '|',
        '}',
        '...',
        '\ud83d',
        '\ude00',
        '😀',
      ),
      fc.constantFrom(
        'Sure, continuing:',
        'Here is the continuation:',
        'The lock is taken twice. ',
        'return null;\n',
        'the ',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('fault 11: the seam, whatever comes', () => {
  it('is where it is, however the continuation was cut', () => {
    fc.assert(
      fc.property(anything, anything, rung, cuts, (shown, continuation, step, places) => {
        const { text, trimmed } = join(shown, step, continuation);
        const split = join(shown, step, ...piecesOf(continuation, places));
        assert.deepEqual([split.text, split.trimmed], [text, trimmed]);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets everything through behind its first text, and counts what it left out', () => {
    fc.assert(
      fc.property(anything, anything, rung, (shown, continuation, step) => {
        const { text, trimmed } = join(shown, step, continuation);
        const seen = text.slice(shown.length);
        // A marker that closes a block gets a line of its own.
        const added = /^\n(?:```|~~~)/.test(seen) && seen.length > continuation.length ? 1 : 0;
        assert.equal(seen.length + trimmed, continuation.length + added);
        // A line break in front may stand for the one behind a fence.
        assert.ok(continuation.endsWith(seen) || (seen.startsWith('\n') && continuation.endsWith(seen.slice(1))));
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no word of an exact continuation that is not at the end of what is shown', () => {
    fc.assert(
      fc.property(anything, anything, fc.constantFrom(...exact), (shown, continuation, step) => {
        const lost = continuation.slice(0, join(shown, step, continuation).trimmed);
        const fence = /^\s*(?:`{3,}|~{3,})[^\n]*/;
        const words = lost.replace(fence, '').trim();
        assert.ok(shown.trimEnd().endsWith(words) || shown.includes(words), JSON.stringify(lost));
      }),
      { numRuns: 1000 },
    );
  });

  it('lets everything through that shares nothing with what is shown', () => {
    const other = fc.tuple(fc.constantFrom('', ' ', '\n'), words('nopqrtvwxyz', 1)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words('abcdefghijklm', 1), other, rung, cuts, (shown, continuation, step, places) => {
        const { text, trimmed } = join(shown, step, ...piecesOf(continuation, places));
        assert.equal(text, shown + continuation);
        assert.equal(trimmed, 0);
      }),
    );
  });

  it('leaves out what was said already', () => {
    const fresh = words('nopqrtvwxyz', 2);
    fc.assert(
      fc.property(words('abcdefghijklm', 8), fc.nat(), fresh, rung, cuts, (shown, place, rest, step, places) => {
        const list = shown.split(' ');
        const repeated = list.slice(step === 'continue' ? place % list.length : place % (list.length - 6)).join(' ');
        // Words of few letters in all say little, so that an exact continuation may well say them twice.
        fc.pre(step === 'continue' || (new Set(repeated).size > 8 && repeated.length > 28));
        const { text, trimmed } = join(shown, step, ...piecesOf(`${repeated} ${rest}`, places));
        assert.equal(text, `${shown} ${rest}`);
        assert.equal(trimmed, repeated.length);
      }),
    );
  });

  it('shows nothing before it knows, and everything after', () => {
    fc.assert(
      fc.property(anything, anything, rung, (shown, continuation, step) => {
        const seam = createSeam(shown, step);
        let isOpen = true;
        for (const unit of continuation.split('')) {
          const text = seam.feed(unit);
          if (!isOpen) assert.equal(text, unit);
          isOpen &&= text === '';
        }
      }),
    );
  });
});

/** A review with everything in it that looks like a repetition: equal lines, tables, lists, fences, code that closes. */
const review = `The retry loop has no end, and the table of weights is wrong. Both are easy to mend.

### critical · L12–14 · The loop never gives up

\`\`\`
  while (true) {
    await attempt(request);
    await attempt(request);
  }
}
\`\`\`

Where the server stays down, \`attempt\` throws again and again; nobody stops it. It also holds the lock 🔒 while it waits.

1. Count the attempts.
2. Wait between them:
   - first a second,
   - then two, then four.

\`\`\`suggestion
  for (let i = 0; i < 3; i++) {
    if (await attempt(request)) {
      return;
    }
  }
}
\`\`\`

### warning · L40 · Weights do not add up

| name | weight |
| --- | --- |
| a | 0.5 |
| b | 0.5 |
| c | 0.5 |

> The weights of all names
> must be 1.

- **a** is too large
- **b** is too large

Nothing else is wrong.
`;

describe('fault 11: a review that is cut anywhere', () => {
  const places = Array.from({ length: review.length - 1 }, (_, i) => i + 1);
  const lastLine = (text: string) => text.slice(text.lastIndexOf('\n') + 1);
  const lastSentence = (text: string) => text.slice(Math.max(0, text.search(/[^.!?\n]*[.!?]?$/))).trimStart();

  /** What is sent, the white space at its end, and what the model has still to write. */
  function partsAt(place: number) {
    const shown = review.slice(0, place);
    const sent = shown.trimEnd();
    return { shown, sent, space: shown.slice(sent.length), rest: review.slice(place) };
  }

  it('goes on exactly where the server does', () => {
    for (const place of places) {
      const { shown, space, rest } = partsAt(place);
      assert.equal(join(shown, 'append', rest).text, review, `append at ${place}`);
      assert.equal(join(shown, 'prefill', space + rest).text, review, `prefill at ${place}`);
    }
  });

  it('shows nothing twice where the server sends the whole answer again', () => {
    for (const place of places.slice(20)) {
      const { shown, sent, space, rest } = partsAt(place);
      for (const step of every)
        assert.equal(join(shown, step, sent + space + rest).text, review, `${step} at ${place}`);
    }
  });

  const remarks = [
    '',
    'Sure, continuing from where I left off:\n\n',
    'Here is the continuation:\n\n',
    "Of course! I'll continue from where I was cut off:\n\n",
  ];

  for (const [name, again] of [
    ['line', lastLine],
    ['sentence', lastSentence],
  ] as const) {
    it(`shows nothing twice where the model says its last ${name} again`, () => {
      const wrong: string[] = [];
      let cases = 0;
      for (const place of places) {
        const { shown, sent, space, rest } = partsAt(place);
        const words = again(sent).trim();
        // One bracket or half a mark is no sentence, and where the same line follows, nobody knows which one it is.
        if (!/\p{L}{2}/u.test(words) || rest.trimStart().startsWith(words)) continue;
        for (const remark of remarks) {
          cases++;
          const { text } = join(shown, 'continue', `${remark}${again(sent)}${space}${rest}`);
          if (text !== review) wrong.push(`${place}: ${JSON.stringify(text.slice(place - 30, place + 60))}`);
        }
      }
      assert.ok(cases >= 200, `${cases} cases`);
      assert.deepEqual(wrong, []);
    });
  }
});
