/** A finding, where its quote stands, and the code in; what its suggestion may do to the document out. */
import type { Anchor, FindingText, Fix, LineSpan } from '../review/finding.ts';
import { addedHidden } from '../util/hiddenPlaces.ts';
import type { ReviewedCode } from './codeIndex.ts';
import { squeeze } from './fold.ts';
import { indentOf, reindent, type IndentPair } from './indentation.ts';
import { stripLineNumbers } from './lineNumbers.ts';
import { isNoCode } from './noCode.ts';
import { repeatsNeighbour } from './repeatsNeighbour.ts';

/** A suggestion replaces exactly the lines that its quote matched; with one click only those that it matched in full. */
export function fixOf(
  { quote, hint, suggestion }: Pick<FindingText, 'quote' | 'hint' | 'suggestion'>,
  anchor: Anchor,
  code: ReviewedCode,
): Fix {
  if (suggestion === undefined || quote === undefined || anchor.kind === 'notLocated') return { kind: 'none' };
  const { startLine, endLine } = anchor;
  const there = code.lines.slice(startLine - code.startLine, endLine + 1 - code.startLine);
  const quoted = quotedLines(quote, there);
  const plain = suggestion === '' ? [] : suggestedLines(suggestion, quote, quoted, startLine);
  const fitted = anchor.whole ? fit(plain, quoted, there) : undefined;
  const part = anchor.whole ? undefined : within(plain, quoted, there);
  const text = (fitted ?? part ?? plain).join('\n');
  if (text === there.join('\n')) return { kind: 'none' };

  const isSure =
    fitted !== undefined &&
    !isShorterThan(hint, anchor) &&
    !plain.some((line) => isNoCode(line, there)) &&
    !looksNumbered(plain, there) &&
    addedHidden(there.join('\n'), text, startLine).length === 0 &&
    !repeatsNeighbour(fitted, anchor, code);
  return { kind: isSure ? 'apply' : 'preview', startLine, endLine, text };
}

function isShorterThan(hint: LineSpan | undefined, { startLine, endLine }: LineSpan): boolean {
  return hint !== undefined && endLine - startLine < Math.abs(hint.endLine - hint.startLine);
}

/** The quote as it matched: with what looks like line numbers, if the code has it, else without. */
function quotedLines(quote: string, there: readonly string[]): readonly string[] {
  const stripped = stripLineNumbers(quote);
  const isCode = stripped === undefined || squeeze(quote) === squeeze(there.join('\n'));
  return linesOf(isCode ? quote : stripped.text);
}

/** Line numbers are taken from a suggestion if they were taken from its quote, or are those of the lines it replaces. */
function suggestedLines(
  suggestion: string,
  quote: string,
  quoted: readonly string[],
  startLine: number,
): readonly string[] {
  const stripped = stripLineNumbers(suggestion);
  const wasNumbered = linesOf(quote).join('\n') !== quoted.join('\n');
  const isNumbered = stripped && (wasNumbered || (stripped.isOurs && stripped.firstNumber === startLine));
  return linesOf(isNumbered ? stripped.text : suggestion);
}

/** What still looks like numbers where the code has none. */
function looksNumbered(suggested: readonly string[], there: readonly string[]): boolean {
  return stripLineNumbers(suggested.join('\n')) !== undefined && stripLineNumbers(there.join('\n')) === undefined;
}

/** The suggestion indented as the code is; undefined where that is not sure, or the quote differs in more than that. */
function fit(
  suggested: readonly string[],
  quoted: readonly string[],
  there: readonly string[],
): readonly string[] | undefined {
  const pairs = pairsOf(quoted, there);
  const first = suggested.find(isCode);
  const [pair] = pairs ?? [];
  if (!pairs || !pair) return undefined;
  if (first === undefined) return suggested;
  const isVerbatim = pairs.every(({ quoted: before, there: after }) => before === after);
  const indent = indentOf(first);
  if (indent === pair.quoted && isVerbatim) return suggested;
  // The first line alone may have lost its indentation, and then the others are as deep as they should be.
  const others = suggested.slice(suggested.indexOf(first) + 1).filter(isCode);
  const isFirstAlone = others.length > 0 && pair.there !== '' && others.every((line) => line.startsWith(pair.there));
  if (indent === pair.quoted) return isFirstAlone ? undefined : reindent(suggested, pairs);
  // The answer went back to the code's own indentation.
  if (indent === pair.there) return suggested;
  // It lost all of it; a second line that is as deep as the code may have kept its own.
  const isDedented = indent === '' && !suggested.slice(1).some((line) => isCode(line) && line.startsWith(pair.there));
  return isDedented ? reindent(suggested, [{ quoted: '', there: pair.there }]) : undefined;
}

/** The line with the suggestion for a part of it; undefined where the suggestion is for the line as a whole. */
function within(
  suggested: readonly string[],
  quoted: readonly string[],
  there: readonly string[],
): readonly string[] | undefined {
  const [line, ...otherLines] = there;
  const [change, ...otherChanges] = suggested.map((text) => text.trim());
  const part = quoted.join('').trim();
  if (line === undefined || change === undefined || otherLines.length > 0 || otherChanges.length > 0) return undefined;
  const at = line.indexOf(part);
  if (at === -1 || at !== line.lastIndexOf(part)) return undefined;
  const [before, behind] = [line.slice(0, at), line.slice(at + part.length)];
  const isWhole = change.startsWith(before.trim() || '\n') || change.endsWith(behind.trim() || '\n');
  return isWhole ? undefined : [before + change + behind];
}

/** The indentation of each line in the quote and in the code; undefined where more than that differs. */
function pairsOf(quoted: readonly string[], there: readonly string[]): readonly IndentPair[] | undefined {
  const [quotedCode, code] = [quoted.filter(isCode), there.filter(isCode)];
  if (quotedCode.length !== code.length) return undefined;
  const isSame = quotedCode.every((line, index) => line.trim() === code[index]?.trim());
  if (!isSame) return undefined;
  return quotedCode.map((line, index) => ({ quoted: indentOf(line), there: indentOf(code[index] ?? '') }));
}

function isCode(line: string): boolean {
  return line.trim() !== '';
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.replace(/\r+$/, ''));
}
