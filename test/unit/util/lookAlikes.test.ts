import assert from 'node:assert/strict';
import { imitatedWord, plainForm } from '../../../src/util/lookAlikes.ts';
import { mixedWords } from '../../../src/util/mixedScripts.ts';

const told = (code: string, known = '') =>
  mixedWords(code, 1, known).map(({ word, scripts, looksLike, line }) =>
    [line, word, ...scripts, looksLike ?? '?'].join(' '),
  );
const copy = '\u0441\u043e\u0440\u0443';

describe('words and signs that look like ASCII', () => {
  it('are found where a letter or a digit is another form of one', () => {
    assert.deepEqual(
      told('x;\nif (\uff41dmin || \u{1d41a}dmin) n = 1\uff10 + \u{1d7cf}\u{1d7ce};\n\u212aey = \u212feval'),
      [
        '2 \uff41dmin admin',
        '2 \u{1d41a}dmin admin',
        '2 1\uff10 10',
        '2 \u{1d7cf}\u{1d7ce} 10',
        '3 \u212aey Key',
        '3 \u212feval eeval',
      ],
    );
  });

  it('are not cut within a character', () => {
    const [long] = mixedWords(`a${'\u{1d41a}'.repeat(100)}`, 1);
    assert.deepEqual(long, { word: `a${'\u{1d41a}'.repeat(29)}`, scripts: [], looksLike: 'a'.repeat(60), line: 1 });
  });

  it('are found where a sign is not the one that it seems', () => {
    assert.deepEqual(told('const [ENV_PROD] = 1;\nenvironment\u01c3=ENV_PROD'), ['2 environment\u01c3 environment!']);
    const signs = Array.from('\u037e\u2215\u2044\u2236\ua789\uff01\uff1b\uff3f\uff5e');
    assert.deepEqual(
      told(signs.map((sign) => `a ${sign} b`).join('\n')),
      Array.from(';//::!;_~', (plain, at) => `${at + 1} ${signs[at]} ${plain}`),
    );
    assert.deepEqual(told('a\u037e\nb\u037e // \u037e'), ['1 \u037e ;']);
  });

  it('are found where every letter looks Latin', () => {
    assert.deepEqual(told(`copy(a);\n${copy}(b, '\\n${copy}2', \u0430);`), [
      `2 ${copy} Cyrillic copy`,
      `2 ${copy}2 Cyrillic copy2`,
      '2 \u0430 Cyrillic a',
    ]);
    assert.deepEqual(told('let \u039d = \u0391\u03a1\u0399;'), ['1 \u039d Greek N', '1 \u0391\u03a1\u0399 Greek API']);
  });

  it('are no words of a text in that language', () => {
    assert.deepEqual(
      told(`// Скопировать файл, если он есть; а у нас он есть.\nthrow Error('${copy} не то, а оно');`),
      [],
    );
    assert.deepEqual(told(`let x = '${copy}';`, '// Файл не найден'), []);
    assert.deepEqual(told(`let größe = '${copy}';`), []);
    assert.deepEqual(told('// Το όνομα του χρήστη\u037e Και ο αριθμός, ή το ΝΑΙ.'), []);
    assert.deepEqual(told('let Δt = 5μs + σx * 2π; μ = Δ / π; E = h * ν + α * ρ1;'), []);
  });

  it('are no full width of Chinese, Japanese and Korean, and are where the code has it', () => {
    const prose = [
      '// 调用 init（见 README），然后返回 true；真的！',
      '// 使用 foo（bar），或者 `baz`（qux）：返回 init()，',
      ' * 注意："ok"（x）？',
      'print("你好，world！") # 第１回：ＡＰＩを呼ぶ（Ａ社）',
      '/* ファイルを開く（ＯＫ）。１０∕２ */ x = "한국어（API）"; // ２０ページ～３０ページ',
    ];
    assert.deepEqual(told(prose.join('\n')), []);
    assert.deepEqual(told('print("你好"，x)； // 打印，你好\n/* 中 */ \uff41dmin();'), [
      '1 ， ,',
      '1 ； ;',
      '2 \uff41dmin admin',
    ]);
  });

  it('are no ordinary signs of prose, names, mathematics and emoji', () => {
    const prose =
      'naïve Ångström Å \u212b café ™ ½ ² xⁿ x₁ 1ª 2º № ℃ 20 µm 👩🏽‍💻 ❗ ★ “a” – b… × ÷ − ≠ ﬁ Ⅳ ① ⓐ ℝ ℓ ℝⁿ ℓ₂ ℓ2 𝐱 ʰ';
    assert.deepEqual(told(`// ${prose}`), []);
    assert.equal(plainForm('x\u00b2'), undefined);
  });

  it('have a letter for every letter', () => {
    assert.match(imitatedWord('АВЕЅІЈКМНОРСТУХҮҺӀԌԚԜѴаеорсухѕіјһӏԁԛԝѵү'), /^[A-Za-z]+$/);
    assert.equal(imitatedWord('аеорсухѕіјһӏԁԛԝѵү'), 'aeopcyxsijhldqwvy');
    assert.equal(imitatedWord('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϲϳοναγιρυ'), 'ABEZHIKMNOPTYXCJcjovayipu');
  });

  it('are not slow in a large file, of whatever lines', function () {
    this.timeout(20_000);
    const mega = 1_000_000;
    const texts = [
      'x = 1; '.repeat(mega / 7),
      '使用 foo（bar）'.repeat(mega / 11),
      `a；${'（'.repeat(mega)}中`,
      'Файл не '.repeat(mega / 8),
      `let ${'x '.repeat(mega / 4)}é ${`${copy} `.repeat(mega / 10)}`,
      `${'\u03b1\u0301'.repeat(mega / 2)}\u037e`,
      '\u{1d41a}'.repeat(mega / 2),
      'ℝ '.repeat(mega / 2),
    ];
    for (const text of texts) mixedWords(text, 1);
  });
});
