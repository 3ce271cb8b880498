import assert from 'node:assert/strict';
import { createSeam } from '../../../../src/completion/resume/seam.ts';
import { answer, every, join, opening, sentence } from './join.ts';

describe('the seam', () => {
  it('tells how much it left out as soon as there is text', () => {
    const seam = createSeam(`${answer} `, 'append');
    for (const unit of sentence) assert.equal(seam.feed(unit), '');
    assert.equal(seam.feed(' More'), 'More');
    assert.equal(seam.trimmed, sentence.length + 1);
    assert.equal(seam.feed(' text'), ' text');
    assert.equal(seam.end(), '');
  });

  it('counts a kept line break as shown', () => {
    const { trimmed } = join('```ts\na();', 'append', '```ts\nb();\n');
    assert.equal(trimmed, '```ts'.length);
    assert.equal(join('```ts\na()', 'continue', '```\n\nb').trimmed, 0);
  });

  it('lets text through with the unit that decides', () => {
    for (const rung of every) {
      const seam = createSeam(answer, rung);
      assert.equal(seam.feed(' '), '');
      assert.equal(seam.feed('Qx'), ' Qx', rung);
    }
  });

  it('waits for the end of a line only where that may be a remark', () => {
    for (const begun of ['qx', ' Qx', '- Q', '1', '`Qx']) {
      const seam = createSeam(answer, 'continue');
      const text =
        begun
          .split('')
          .map((unit) => seam.feed(unit))
          .join('') + seam.feed('.');
      assert.equal(text, `${begun}.`);
    }
    const seam = createSeam(answer, 'continue');
    assert.equal(seam.feed('Nobody knows:\n\n'), '');
    assert.equal(seam.feed('q'), 'Nobody knows:\n\nq');
    assert.equal(join(answer, 'continue', ...'Nobody knows '.repeat(40).split('')).held, 200);
  });

  it('says so too where the answer starts anew behind a remark', () => {
    const other = `Hier noch einmal alles:\n\n${opening} Besides, nothing is ever locked.`;
    assert.equal(join(answer, 'continue', other).startsAnew, true);
  });

  it('hands out at the end what it held back', () => {
    for (const [rung, begun] of [
      ['append', 'The lock is'],
      ['continue', 'The lock is'],
      ['continue', 'Sure, continuing from'],
      ['continue', 'Natürlich:\n\nThe lock'],
      ['continue', '..'],
    ] as const) {
      const seam = createSeam(answer, rung);
      assert.equal(seam.feed(begun), '');
      assert.equal(seam.end(), begun);
      assert.equal(seam.trimmed, 0);
      assert.equal(seam.end(), '');
    }
  });

  it('leaves out at the end what was a repetition', () => {
    const seam = createSeam(answer, 'append');
    assert.equal(seam.feed(sentence) + seam.end(), '');
    assert.equal(seam.trimmed, sentence.length);
  });

  it('says so where the answer starts anew, in other words', () => {
    for (const rung of every) {
      const other = `${opening} Besides, nothing is ever locked.`;
      assert.deepEqual(join(answer, rung, other), {
        ...join(answer, rung, other),
        text: answer + other,
        startsAnew: true,
      });
      assert.equal(join(answer, rung, `${answer} More.`).startsAnew, false);
      assert.equal(join(`### warning · L3 · a\n\n${answer}\n\n`, rung, '### warning · L4 · b').startsAnew, false);
    }
  });

  it('holds no more than it must, however long and periodic the texts are', () => {
    const word = (i: number) => `word${(i * i * 7919) % 10007} `;
    const long = Array.from({ length: 3000 }, (_, i) => word(i)).join('');
    const texts = [
      long,
      'ab '.repeat(8000),
      ' '.repeat(20_000),
      '- item\n'.repeat(3000),
      `${'a, '.repeat(8000)}zebra crossing`,
    ];
    for (const shown of texts) {
      for (const rung of every) {
        for (const continuation of [shown, `${shown}!`, 'ab '.repeat(8000), ' '.repeat(20_000), 'a, '.repeat(8000)]) {
          const { held } = join(shown, rung, ...continuation.split(''));
          assert.ok(held <= 2 * shown.length + 400, `${rung} held ${held}`);
        }
      }
    }
    assert.equal(join(long, 'append', ...`${long}more`.split('')).text, `${long}more`);
    assert.ok(join('ab '.repeat(8000), 'append', ...'ab '.repeat(8000).split('')).held < 300);
  });
});
