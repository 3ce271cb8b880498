/** The emoji with which answers mark their findings in, the severity that each stands for out. */
import type { Severity } from '../review/finding.ts';

export interface Sign {
  /** Undefined for a sign that says nothing of how bad it is. */
  readonly severity?: Severity;
  readonly length: number;
  /** Coloured discs and squares rank things; the other signs decorate any heading. */
  readonly isRank: boolean;
}

const meanings: readonly (readonly [Severity, string])[] = [
  ['critical', '🔴🟥❌🚨🛑⛔🐛🐞'],
  ['warning', '🟠🟧🟡🟨⚠'],
  ['suggestion', '🟢🟩💡'],
  ['note', '🔵🟦⚪ℹ📝'],
];
const ofRank = new Set('🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦');
const sign = /(\p{Extended_Pictographic})[\uFE0F\u200D\p{Emoji_Modifier}]*/uy;

/** The emoji that stands at that place. */
export function signAt(text: string, at: number): Sign | undefined {
  // Nearly every place holds a letter: no need to ask for it.
  if (!(text.charCodeAt(at) > 0xa8)) return undefined;
  sign.lastIndex = at;
  const [whole, first = ''] = sign.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const severity = meanings.find(([, signs]) => signs.includes(first))?.[0];
  return { length: whole.length, isRank: ofRank.has(first), ...(severity && { severity }) };
}
