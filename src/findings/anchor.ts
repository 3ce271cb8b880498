/** A quote and the lines that the answer names in, where the quote stands in the reviewed code out. */
import type { Anchor, LineSpan } from '../review/finding.ts';
import { findAsItStands, hasSubstance } from './asItStands.ts';
import { indexOf, type CodeIndex, type ReviewedCode } from './codeIndex.ts';
import { findElided } from './elided.ts';
import { piecesOf, withoutElisions } from './elision.ts';
import type { Found } from './found.ts';
import type { Hint, Trust } from './trustedHint.ts';
import { findLike } from './like.ts';
import { stripLineNumbers } from './lineNumbers.ts';

/**
 * Locates only what can stand nowhere else: as it stands, with lines left out, or as a poor copy, whichever comes first.
 * `trust` says what the answer's other findings tell of its line numbers.
 */
export function anchor(
  quote: string | undefined,
  hint: LineSpan | undefined,
  code: ReviewedCode,
  trust: Trust = 'unknown',
): Anchor {
  if (quote === undefined || quote.trim() === '') return { kind: 'notLocated', reason: 'noQuote' };
  const index = indexOf(code);
  const readings = readingsOf(quote, hint, code, trust);
  const attempts = [
    ...readings.map((reading) => () => findAsItStands(reading.lines, reading.hint, index)),
    // Most lines that hold `…` are code, and most lines that are nothing else are not.
    ...[false, true].flatMap((within) => readings.map((reading) => () => leftOut(reading, within, index))),
    // Likeness is in the code, not in the numbers before it.
    ...readings.toReversed().map((reading) => () => alike(reading, index)),
  ];
  let found: Found = 'missing';
  for (const attempt of attempts) {
    found = attempt();
    if (found !== 'missing') break;
  }
  if (typeof found === 'string') return { kind: 'notLocated', reason: found };
  const { match, whole, place } = found;
  return {
    kind: 'located',
    match,
    whole,
    startLine: code.startLine + place.first,
    endLine: code.startLine + place.last,
  };
}

interface Reading {
  readonly lines: readonly string[];
  readonly hint: Hint | undefined;
}

/** The quote as it is, and if it may have been copied with our line numbers, without them: code may look like that as well. */
function readingsOf(quote: string, hint: LineSpan | undefined, code: ReviewedCode, trust: Trust): readonly Reading[] {
  const plain = { lines: linesOf(quote), hint: hint && hintIn(code, hint, trust) };
  const stripped = stripLineNumbers(quote);
  if (!stripped) return [plain];
  // A copied number stands beside its line, so it says more than the heading does.
  const copied = { startLine: stripped.firstNumber, endLine: stripped.lastNumber };
  return [plain, { lines: linesOf(stripped.text), hint: hintIn(code, copied, trust) }];
}

function leftOut({ lines, hint }: Reading, within: boolean, index: CodeIndex): Found {
  const pieces = piecesOf(lines, within);
  if (!pieces) return 'missing';
  const place = findElided(pieces, hint, index);
  return typeof place === 'string' ? place : { place, match: 'fuzzy', whole: false };
}

function alike({ lines, hint }: Reading, index: CodeIndex): Found {
  const inner = withoutElisions(lines);
  if (!inner || !hasSubstance(inner, 'lines')) return 'missing';
  const place = findLike(inner, hint, index);
  return typeof place === 'string' ? place : { place, match: 'fuzzy', whole: inner.length === lines.length };
}

function hintIn({ startLine }: ReviewedCode, span: LineSpan, trust: Trust): Hint {
  const [first, last] = [span.startLine - startLine, span.endLine - startLine];
  return { first: Math.min(first, last), last: Math.max(first, last), trust };
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.replace(/\r+$/, ''));
}
