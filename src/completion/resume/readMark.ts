/** The text shown and the white space before what continues it in; how much of that begins the last line again out. */
import type { OpenFence } from './openFence.ts';

interface Context {
  readonly shown: string;
  /** The block of code that the text ends in. */
  readonly fence: OpenFence | undefined;
  /** What of the continuation is before its first visible character. */
  readonly before: string;
}

/** How much more of the continuation tells what a mark is. */
const lookahead = 8;

/**
 * Marks of a list, a heading, a quotation or a fence are too short to be a repetition anywhere else, but at the beginning
 * of a line a model takes them up again. A reader as `Taken.read` takes it.
 */
export function readMark(context: Context): (text: string, ended: boolean) => number | 'open' {
  const { line, space } = lastLine(context.shown);
  const mark = line.trimStart();
  const isMark = /^(?:[^\p{L}\p{N}]{1,8}|\d{1,3}[.)]?)$/u.test(mark);
  return (text, ended) => {
    if (!isMark || !mark.startsWith(text.slice(0, mark.length))) return 0;
    if (text.length < mark.length + lookahead && !ended) return 'open';
    return text.startsWith(mark) && beginsAgain({ line, mark, space, text }, context) ? mark.length : 0;
  };
}

interface Mark {
  readonly line: string;
  readonly mark: string;
  /** Behind the mark, in the text shown. */
  readonly space: string;
  /** The continuation from its first visible character. */
  readonly text: string;
}

function lastLine(shown: string): { line: string; space: string } {
  const text = shown.trimEnd();
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  return { line, space: shown.slice(text.length) };
}

function beginsAgain({ line, mark, space, text }: Mark, { fence, before }: Context): boolean {
  const next = text.slice(mark.length);
  const isInCode = fence?.isComplete === true;
  // A closing fence; the same line may also open the next block, but not before a blank line.
  if (/^(?:`{3,}|~{3,})$/.test(mark)) return !isInCode && (space === '' ? /^\s/ : blankLine).test(next);
  if (/[\r\n]/.test(space)) return false;
  // Inside a line nobody writes the white space again that begins it.
  const indent = line.slice(0, -mark.length);
  if (indent.length > 1 && space === '' && (before === indent || before.endsWith(`\n${indent}`))) return true;
  // Part of a fence is known by the whole of it.
  if (/^[`~]+$/.test(mark)) return /^(?:`{3}|~{3})/.test(text);
  if (isInCode) return false;
  // Headings of a review have three of them, so that fewer are the rest of a heading's mark.
  if (mark.startsWith('#')) return text.startsWith('###') || (space !== '' && /^\s/.test(next));
  if (/^\d+$/.test(mark)) return /^[.)]/.test(next);
  return /\s/.test(mark) || (/^(?:[-*+>]|\d+[.)])$/.test(mark) && /^\s/.test(next));
}

const blankLine = /^[ \t]*(?:\r\n?|\n)[ \t]*[\r\n]/;
