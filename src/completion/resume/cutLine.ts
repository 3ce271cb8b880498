/** The text shown, what may be a remark and the repetition behind it in, whether they can be nothing but that out. */
import { weightOf } from './characters.ts';
import type { Search, Taken } from './taken.ts';
import { afterSpace } from './whiteSpace.ts';

/**
 * A first line or two and then a line that is shown already: that is how a list of findings looks. It is a remark only
 * where the line shown was cut before its end, so that nothing else than its rest is owed, or where it quotes that line.
 */
export function* isRemarkBefore(taken: Taken, end: number, said: string, shown: string): Search<boolean> {
  if (quotesEnd(said, shown)) return true;
  if (!isCut(said, shown)) return false;
  const next = yield* afterSpace(taken, end);
  return (yield* taken.at(next)) !== undefined && !/[\r\n]/.test(taken.text().slice(end, next));
}

/** So many characters are no quotation by chance. */
const quoted = 8;

function quotesEnd(said: string, shown: string): boolean {
  const words = shown.trimEnd().slice(-quoted);
  const at = said.lastIndexOf(words);
  return words.length === quoted && at >= 0 && isClosingQuote(said.charCodeAt(at + quoted));
}

export function isClosingQuote(unit: number | undefined): boolean {
  return unit !== undefined && /["'`”’»“)]/.test(String.fromCharCode(unit));
}

/** The rest of a heading, and what follows a colon, may begin with a capital as a remark does. */
function isCut(said: string, shown: string): boolean {
  const line = /[^\r\n]*$/.exec(shown)?.[0] ?? '';
  if (weightOf(line) < least || /^\s*#/.test(line) || colon.test(line.trimEnd())) return false;
  // Behind a sentence the line may be over, or go on with the next sentence.
  if (!sentence.test(line.trimEnd())) return true;
  return /[ \t]$/.test(line) && !sentence.test(said.trimEnd());
}

/** A dozen letters. */
const least = 24;
const colon = /[:：][*_)\]"'”“»]*$/;
const sentence = /[.!?…。！？][*_)\]"'”“»]*$/;
