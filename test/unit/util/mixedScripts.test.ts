import assert from 'node:assert/strict';
import { mixedWords } from '../../../src/util/mixedScripts.ts';

const told = (code: string) =>
  mixedWords(code, 1).map(({ word, scripts, line }) => `${line} ${word} ${scripts.join('+')}`);

describe('words of mixed scripts', () => {
  it('are found with their scripts and the line where they stand first', () => {
    assert.deepEqual(told('let ok = 1;\nif (is\u0410dmin) p\u0430y(is\u0410dmin);\nlet \u039fne_2;'), [
      '2 is\u0410dmin Latin+Cyrillic',
      '2 p\u0430y Latin+Cyrillic',
      '3 \u039fne_2 Greek+Latin',
    ]);
    assert.deepEqual(told('get_\u0430'), ['1 get_\u0430 Latin+Cyrillic']);
    assert.deepEqual(told('f\u0561 \u13aaat'), ['1 f\u0561 Latin+Armenian', '1 \u13aaat Cherokee+Latin']);
  });

  it('are not words that are what they seem, in any language', () => {
    const code = [
      "throw new Error('Ошибка: файл не найден\\nПовторите: %sшт, %d раз');",
      'let Δt = 5μs + σx * 2π; // naïve café 日本語のtext 한국어API',
      'int größe = 5кг; // `git`-команда, json-файл',
    ];
    assert.deepEqual(told(code.join('\n')), []);
  });

  it('are no more than somebody reads, and no longer', () => {
    const many = Array.from({ length: 50 }, (_, index) => `x\u0430${index}`).join(' ');
    assert.equal(mixedWords(many, 1).length, 10);
    assert.equal(mixedWords(`x\u0430${'y'.repeat(500)}`, 1)[0]?.word.length, 60);
  });
});
