/** A line in; out without the full-width signs that Chinese, Japanese and Korean writing needs, each place kept. */

const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}';
const anyCjk = new RegExp(`[${cjk}]`, 'u');

/** For a class: their letters, marks such as 。 and 「, and the lengthener ー. */
export const besideCjk = `${cjk}\\u3000-\\u303f\\u30fb\\u30fc`;

/**
 * A comment is one part, and so is what stands between quotes, or outside of them: full width in code is no part of a
 * comment behind it. Backticks part nothing: prose has them around code. Next to words of ASCII, as in `调用 init（x）`, only the part says what language it is.
 */
const parts = /(?:\/\/|\/\*|<!--|--|#|^\s*\*).*?(?:\*\/|$)|(?:(?!\/\/|\/\*|<!--|--|#)[^"'])+/gsu;

export function withoutCjkWidth(line: string): string {
  if (!/[\uff01-\uff5e]/.test(line) || !anyCjk.test(line)) return line;
  return line.replace(parts, (part) =>
    anyCjk.test(part)
      ? part.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, '\u3042').replace(/[\uff01-\uff5e]/g, ' ')
      : part,
  );
}
