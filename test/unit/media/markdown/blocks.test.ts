import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexer } from 'marked';
import { createBlockStream, type Step } from '../../../../media/panel/markdown/blocks.ts';
import { lex, noLinks } from '../../../../media/panel/markdown/lex.ts';
import { htmlOf } from '../../../support/markdown/htmlOf.ts';
import { pieces } from './corpus.ts';

describe('markdown blocks', () => {
  it('give the HTML of one shot, however the text was cut', () => {
    fc.assert(
      fc.property(document(), fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (text, lengths) => {
        const cuts = lengths[Symbol.iterator]();
        const deltas: string[] = [];
        for (let from = 0; from < text.length;) {
          const length = cuts.next().value as number;
          deltas.push(text.slice(from, from + length));
          from += length;
        }
        assert.equal(streamed(deltas), oneShot(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('give the HTML of one shot, one character at a time', () => {
    fc.assert(
      fc.property(document(), (text) => {
        assert.equal(streamed(text.split('')), oneShot(text));
      }),
      { numRuns: 300 },
    );
  });

  it('show at every moment what one shot would show of the text so far', () => {
    fc.assert(
      fc.property(document(), fc.nat(), (text, at) => {
        // A definition counts once it is complete, so only text without one is the same at every moment.
        const undefinedText = text.replaceAll(']:', ']');
        const prefix = undefinedText.slice(0, at % (undefinedText.length + 1)).replace(/\r$/, '');
        assert.equal(streamed(prefix.split(''), { finish: false }), oneShot(prefix));
      }),
      { numRuns: 300 },
    );
  });

  for (const text of [
    '- Results:\n  10) a | b\n  --- | ---\n  c | d\n  e | f\n  g | h\n\nNext.\n',
    "> > * don't\n> c\n>   > ~~no~~\n> Vec<T>",
  ])
    it(`are the same in pieces where marked reads lines in another way than by themselves: ${JSON.stringify(text)}`, () => {
      for (const length of [1, 2, 3, 4, 5])
        assert.equal(streamed(text.match(new RegExp(`[^]{1,${length}}`, 'g'))!), oneShot(text));
    });

  it('are read as marked reads them in one go', () => {
    fc.assert(
      fc.property(document(), (text) => {
        const plain = text.replaceAll('<', '').replace(/\r\n?/g, '\n');
        assert.deepEqual([...lex(plain, {})], [...new Lexer({ gfm: true }).lex(plain)]);
      }),
      { numRuns: 300 },
    );
  });

  it('close a block once the next one has begun, and read no closed text again', () => {
    const stream = createBlockStream();
    assert.deepEqual(raws(stream.push('First.\n\nSec').closed), []);
    assert.deepEqual(raws(stream.push('ond.\n').closed), ['First.']);
    const step = stream.push('\n## Third\n\nFourth');
    assert.deepEqual(raws(step.closed), ['Second.']);
    assert.deepEqual(
      stream.open(false).map(({ index, token }) => [index, token.type]),
      [
        [2, 'heading'],
        [3, 'paragraph'],
      ],
    );
    assert.deepEqual(raws(stream.push('', true).closed), ['## Third', 'Fourth']);
  });

  it('keep a numbered list open until its next line is complete', () => {
    const stream = createBlockStream();
    stream.push('1. one\n\n2');
    assert.deepEqual(raws(stream.push('').closed), []);
    const [list, ...others] = stream.push('. two\n', true).closed;
    assert.deepEqual(others, []);
    assert.equal(list?.token.type, 'list');
  });

  it('relink an earlier block when its definition arrives', () => {
    const stream = createBlockStream();
    stream.push('See [cart].\n\nMore.\n');
    const { relinked } = stream.push('\n[cart]: https://example.com/\n\nEnd.\n');
    assert.deepEqual(
      relinked.map((block) => [block.index, htmlOf([block.token])]),
      [[0, '<p>See <a href="https://example.com/" title="https://example.com/">cart</a>.</p>']],
    );
  });

  it('relink those that refer to what is defined, and no others', () => {
    const stream = createBlockStream();
    stream.push('See [Cart\nB].\n\nMore [a].\n\n> One [ cart\n> b ]\n\nNo [constructor].\n');
    const { relinked } = stream.push('\n[cart b]: https://example.com/\n\nEnd.\n');
    assert.deepEqual(
      relinked.map(({ index }) => index),
      [0, 2],
    );
    assert.equal(htmlOf(stream.open(false).map(({ token }) => token)), '<p>End.</p>');
  });

  it('relink those in other parts of the answer', () => {
    const links = { all: noLinks };
    const [first, second] = [createBlockStream(links), createBlockStream(links)];
    first.push('See [cart] and [constructor].\n', true);
    second.push('See [cart].\n\n[cart]: https://example.com/\n\nEnd [cart].\n', true);
    const linked = '<a href="https://example.com/" title="https://example.com/">cart</a>';
    assert.deepEqual(
      first.relink().map((block) => [block.index, htmlOf([block.token])]),
      [[0, `<p>See ${linked} and [constructor].</p>`]],
    );
    assert.deepEqual([first.relink(), second.relink()], [[], []]);
    assert.equal(
      createBlockStream(links)
        .push('[cart]', true)
        .closed.map(({ token }) => htmlOf([token]))[0],
      `<p>${linked}</p>`,
    );
  });

  it('wait for the title that a definition may still get', () => {
    const lines = ['[a]: https://example.com/\n', '"line one\n', '\n', 'line two"\n', '\n', 'See [a].\n', '\nEnd'];
    assert.equal(streamed(lines), oneShot(lines.join('')));
  });

  it('give the HTML of what is left, where lines at the end are taken back', () => {
    fc.assert(
      fc.property(document(), fc.nat(), fc.integer({ min: 1, max: 40 }), (text, at, length) => {
        // What a definition has linked stays so.
        const whole = text.replaceAll(']:', ']').replaceAll('\r', '');
        const left = whole.slice(0, whole.lastIndexOf('\n', at % (whole.length + 1)) + 1);
        const deltas = Array.from({ length: Math.ceil(whole.length / length) }, (_, index) =>
          whole.slice(index * length, (index + 1) * length),
        );
        assert.equal(streamed(deltas, { left }), oneShot(left));
      }),
      { numRuns: 1000 },
    );
  });

  it('stay closed where less than the last of them is taken back', () => {
    const stream = createBlockStream();
    stream.push('First.\r\n\r\nSecond.\n\n**Third**\n');
    assert.equal(stream.rewind('First.\r\n\r\nSecond.\n\n'), 2);
    assert.deepEqual(raws(stream.push('Other.', true).closed), ['Other.']);
    assert.equal(stream.rewind('First.\r\n\r\nSec'), 1);
    assert.deepEqual(raws(stream.push('', true).closed), ['Sec']);
  });

  it('are read anew up to the last blank line, where what decided on them is taken back', () => {
    const paragraph = 'Of both:\n| a | b |\n';
    const stream = createBlockStream();
    stream.push(`First.\n\n${paragraph}|---|---|\n\nEnd.\n`);
    assert.equal(stream.rewind(`First.\n\n${paragraph}`), 1);
    assert.deepEqual(raws(stream.push('', true).closed), [paragraph.trimEnd()]);
  });

  it('show text that is nested beyond reason as it was written', () => {
    const text = '>'.repeat(20_000);
    assert.match(streamed([text]), />|&gt;/);
  });

  for (const markers of ['>', '> ', '- ', '- > ', '1. ']) {
    it(`are no deeper than an answer can be, so that a line of markers costs little: ${markers}`, () => {
      const html = streamed([`${markers.repeat(600)}words\nmore`]);
      assert.match(html, /words\nmore/);
      assert.equal(html.match(/<(?:blockquote|ul|ol)/g)?.length, 16);
    });
  }
});

/** Documents of pieces; a piece is sometimes cut short, as a model's slip. */
function document(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces);
  const slip = fc.tuple(piece, fc.nat(12)).map(([text, length]) => text.slice(0, length));
  return fc
    .array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: slip }), { maxLength: 24 })
    .map((parts) => parts.join(''));
}

interface Streaming {
  readonly finish?: boolean;
  /** What stays of it in the end. */
  readonly left?: string;
}

function streamed(deltas: readonly string[], { finish = true, left }: Streaming = {}): string {
  const stream = createBlockStream();
  const closed = new Map<number, Step['closed'][number]>();
  const take = (step: Step) => {
    for (const block of [...step.closed, ...step.relinked]) closed.set(block.index, block);
  };
  for (const [index, delta] of deltas.entries()) {
    take(stream.push(delta));
    stream.open(index % 2 === 0);
  }
  if (left !== undefined) {
    const kept = stream.rewind(left);
    for (const index of closed.keys()) if (index >= kept) closed.delete(index);
  }
  if (finish) {
    take(stream.push('', true));
    assert.deepEqual(stream.open(false), []);
  }
  return htmlOf([...closed.values(), ...stream.open(false)].map(({ token }) => token));
}

function oneShot(text: string): string {
  return htmlOf(lex(text.replace(/\r\n?/g, '\n'), {}));
}

function raws(blocks: Step['closed']): string[] {
  return blocks.map(({ token }) => token.raw.trimEnd());
}
