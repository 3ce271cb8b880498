import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createVisibleStream, visibleText } from '../../../src/util/visibleText.ts';

/** With its code points spelled out, since what is tested cannot be seen. */
const seen = (text: string) => visibleText(text);
const points = (...all: readonly number[]) => String.fromCodePoint(...all);
const escapes = (...all: readonly number[]) => all.map((point) => `\\u{${point.toString(16)}}`).join('');
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

const zwnj = '\u200c';
const zwj = '\u200d';

describe('visible text', () => {
  it('shows what cannot be seen as escapes, wherever it stands', () => {
    const bidi = [0x61c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)];
    const zeroWidth = [0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xfeff, 0xad, 0x34f];
    const tags = [0xe0001, ...range(0xe0020, 0xe007f)];
    const selectors = [...range(0x180b, 0x180f), ...range(0xfe00, 0xfe0f), ...range(0xe0100, 0xe01ef)];
    const controls = [...range(0, 8), 0xb, 0xc, ...range(0xe, 0x1f), ...range(0x7f, 0x9f)];
    const blanks = [0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x2028, 0x2029, 0x2800, 0x3164, 0xffa0, 0x1d159];
    const others = [0xfff0, 0xfff9, 0xfffa, 0xfffb, 0xfffe, 0xfdd0, 0x1fffe, 0x206a, 0x1d173, 0x13430, 0xe0fff];
    for (const point of [...bidi, ...zeroWidth, ...tags, ...selectors, ...controls, ...blanks, ...others]) {
      const character = points(point);
      assert.equal(seen(`access${character}Level`), `access${escapes(point)}Level`);
      assert.equal(seen(character), escapes(point));
      assert.equal(seen(`1${character}`), `1${escapes(point)}`);
      assert.equal(seen(`é${character}${character}\n`), `é${escapes(point, point)}\n`);
    }
  });

  it('shows half characters, and the beginning of what a terminal would obey', () => {
    assert.equal(seen('a\ud83db\ude00'), 'a\\u{d83d}b\\u{de00}');
    assert.equal(seen('\u001b[31mred\u001b]8;;x\u0007 \u009b2J'), '\\u{1b}[31mred\\u{1b}]8;;x\\u{7} \\u{9b}2J');
  });

  it('leaves line ends and tabs alone, and shows a carriage return that ends no line', () => {
    assert.equal(seen('a\tb\nc\r\nd\r\r\n'), 'a\tb\nc\r\nd\r\r\n');
    assert.equal(seen('safe\rhidden\r'), 'safe\\u{d}hidden\\u{d}');
  });

  it('leaves writing alone that needs joiners and selectors', () => {
    const samples = [
      // Emoji: families, professions, hearts, skins, flags, keycaps, text and picture.
      '👨‍👩‍👧‍👦 👩🏽‍💻 👩‍❤️‍💋‍👨 👩🏻‍❤️‍💋‍👨🏿 🏳️‍🌈 🏴‍☠️ 🐻‍❄️ 🏃🏽‍♀️‍➡️ 🧑‍🧑‍🧒 ❤️‍🔥',
      '1️⃣ #️⃣ *️⃣ ✅ ⚠️ ⚡️ ✔︎ ☎︎ ☝🏽 ☝️🏽 ©️ 🇫🇷 👁️‍🗨️',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿',
      // Those that leave selectors out, as some keyboards do.
      `👁${zwj}🗨 🏳${zwj}🌈`,
      // Persian, Kurdish, Syriac.
      `می${zwnj}خواهم کتاب${zwnj}ها نامه${zwnj}ای`,
      `ܒ${zwnj}ܒ`,
      // Arabic with vowels between.
      `بَ${zwj}ب`,
      // Hindi, Sinhala, Malayalam, Bengali, Kannada.
      `क्${zwj}ष क्${zwnj}ष शु्${zwj} ශ්${zwj}රී ന്${zwj} র${zwj}্যা ರ${zwj}್ಯ`,
      // Variants of ideographs, Mongolian, a mathematical sign.
      '葛\u{e0100}城 神\ufe00 ᠭ\u180b ∩\ufe00',
    ];
    for (const sample of samples) assert.equal(seen(sample), sample);
  });

  it('shows joiners and selectors where no writing needs them', () => {
    const samples: readonly (readonly [string, string])[] = [
      [`ad${zwj}min`, 'ad\\u{200d}min'],
      [`👍${zwj}👎`, '👍\\u{200d}👎'],
      [`👨${zwj}👩${zwj}👧${zwj}👦${zwj}👦`, `👨${zwj}👩${zwj}👧${zwj}👦\\u{200d}👦`],
      [`👨${zwj}1`, '👨\\u{200d}1'],
      [`🔥${zwj}`, '🔥\\u{200d}'],
      ['1\ufe0f', '1\\u{fe0f}'],
      ['a\ufe0f', 'a\\u{fe0f}'],
      // A message in selectors behind one sign, of which a reader sees the sign alone.
      ['😀\u{e0158}\u{e0155}', '😀\\u{e0158}\\u{e0155}'],
      ['❤\ufe0f\ufe0f', '❤\\u{fe0f}\\u{fe0f}'],
      ['葛\u{e0100}\u{e0101}', '葛\\u{e0100}\\u{e0101}'],
      ['葛\ufe0f', '葛\\u{fe0f}'],
      // A flag that is none, and a message in tags.
      ['🏴\u{e0061}\u{e007f}', '🏴\\u{e0061}\\u{e007f}'],
      ['🏴󠁧󠁢󠁥󠁮󠁧󠁿\u{e0061}', '🏴󠁧󠁢󠁥󠁮󠁧󠁿\\u{e0061}'],
      [`ب${zwnj}${zwnj}ب`, 'ب\\u{200c}\\u{200c}ب'],
      [`ب${zwnj} ب`, 'ب\\u{200c} ب'],
      [`ب${zwnj}a`, 'ب\\u{200c}a'],
      [`ب\ufe0f${zwnj}ب`, 'ب\\u{fe0f}\\u{200c}ب'],
      [`क${zwnj}ष`, 'क\\u{200c}ष'],
      [`क्${zwj}${zwj}ष`, 'क्\\u{200d}\\u{200d}ष'],
    ];
    for (const [text, expected] of samples) assert.equal(seen(text), expected);
  });

  const signs = [
    ...['a', '1', '#', ' ', '\n', '\r', '\\', '\u0301', '\u20e3', '👨', '👩', '👧', '❤', '💋', '👍', '🏽', '🏴', '🇫'],
    ...[zwj, zwnj, '\ufe0f', '\ufe0e', '\ufe00', '\u{e0100}', '\u202e', '\u200b', '\u001b', '\ud83d', '\ude00'],
    ...['ب', 'َ', 'क', '्', 'র', '葛', 'ᠭ', '\u180b', '∩', '\u{e0067}', '\u{e0062}', '\u{e007f}'],
    ...[`👨${zwj}👩${zwj}👧`, `👩🏻${zwj}❤\ufe0f${zwj}💋${zwj}👨🏽`, '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1\ufe0f\u20e3', `ب${zwnj}ب`],
    ...['\ufe0f'.repeat(23), '\u0301'.repeat(24), `${zwj}👨`.repeat(13), `${zwnj}ب`.repeat(13)],
  ];
  const anyText = fc.array(fc.constantFrom(...signs), { maxLength: 30 }).map((parts) => parts.join(''));

  it('is the same however the text is cut, and at each moment a beginning of it', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(6), { minLength: 1, maxLength: 20 }), (text, sizes) => {
        const stream = createVisibleStream();
        let shown = '';
        for (let at = 0, turn = 0; at < text.length; turn++) {
          // Nothing may come, too, but not for ever.
          const size = Math.max(sizes[turn % sizes.length]!, turn % 2);
          shown += stream.push(text.slice(at, at + size));
          at += size;
          assert.equal(shown + stream.rest, visibleText(text.slice(0, at)));
        }
        assert.equal(shown + stream.rest, visibleText(text));
      }),
      {
        numRuns: 3000,
        // Half a character right where a sign becomes too long to be waited for.
        examples: [[`a${'\ufe0f'.repeat(23)}${`${zwnj}ب`.repeat(13)}${`${zwj}👨`.repeat(13)}\ufe0e`, [0]]],
      },
    );
  });

  it('says which characters there were, and nothing else differs', () => {
    const written = (text: string) =>
      text.replace(/\\u\{([\da-f]+)\}/g, (_, point: string) => points(Number.parseInt(point, 16)));
    fc.assert(
      fc.property(anyText, (text) => {
        const visible = visibleText(text);
        assert.equal(written(visible), text);
        assert.equal(visibleText(visible), visible);
      }),
      { numRuns: 3000, examples: [[`👨${zwj}👩${zwj}👧🏽\u{e0100}`]] },
    );
  });

  it('holds back no more than what the next characters decide', () => {
    const stream = createVisibleStream();
    const pushed = ['Fine', ' ✔', '\ufe0f', '.', ` 👩${zwj}`, '💻', '\r', '\n', 'x\u202e', 'y'].map((piece) =>
      stream.push(piece),
    );
    assert.deepEqual(pushed, ['Fine', ' ✔', '', '\ufe0f.', ' 👩', '', `${zwj}💻`, '\r\n', 'x', '\\u{202e}y']);
    assert.deepEqual([stream.rest], ['']);
    assert.equal(stream.push(zwj), '');
    assert.deepEqual([stream.rest], ['\\u{200d}']);
    stream.push('\u200b'.repeat(1000));
    assert.ok(stream.rest.length <= 25 * '\\u{200b}'.length);
  });
});
