/** Text in, about how many tokens it is out: by the kinds of its characters, so that the parts of a text add up to the whole. */

/**
 * Sixteenths of a token for each UTF-16 unit, which sums keep exactly: within a tenth of what a current tokenizer makes of
 * reviews, Markdown and code.
 */
export function estimateTokens(text: string): number {
  let sixteenths = 0;
  for (let at = 0; at < text.length; at++) sixteenths += weightOf(text.charCodeAt(at));
  return sixteenths / 16;
}

function weightOf(unit: number): number {
  if (unit < 0x80) return asciiWeights[unit] ?? 0;
  // Half of an emoji; alphabets; the scripts of Eastern Asia.
  if (unit >= 0xd800 && unit < 0xe000) return 14;
  return unit < 0x2e80 ? 5 : 11;
}

const asciiWeights = Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[a-z]/i.test(character)) return 4;
  if (/\d/.test(character)) return 8;
  // Most spaces belong to the word behind them.
  return /[ \t]/.test(character) ? 1 : 7;
});
