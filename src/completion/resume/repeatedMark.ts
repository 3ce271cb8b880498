/** The text shown, whose last line is no more than begun, and what continues it in; how much begins that line again out. */
import type { OpenFence } from './openFence.ts';
import type { Search, Taken } from './taken.ts';

interface Shown {
  readonly shown: string;
  /** The block of code that the text ends in. */
  readonly fence: OpenFence | undefined;
}

/** What every block of code and most headings of a review have at least. */
const usualRun = 3;

/**
 * Marks of a list, a heading, a quotation or a fence are too short to be a repetition anywhere else, but at the beginning
 * of a line a model takes them up again. `from` is where the continuation has its first visible character.
 */
export function* repeatedMark(taken: Taken, from: number, { shown, fence }: Shown): Search<number> {
  const text = shown.trimEnd();
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  const mark = line.trimStart();
  if (!/^(?:[^\p{L}\p{N}]{1,8}|\d{1,3}[.)]?)$/u.test(mark)) return 0;
  for (let i = 0; i < mark.length; i++) if ((yield* taken.at(from + i)) !== mark.charCodeAt(i)) return 0;

  // Inside a line nobody writes the white space again that begins it.
  const indent = line.slice(0, -mark.length);
  const before = taken.text().slice(0, from);
  if (indent.length > 1 && text === shown && (before === indent || before.endsWith(`\n${indent}`))) return mark.length;

  const next = String.fromCharCode((yield* taken.at(from + mark.length)) ?? 0);
  const isInCode = fence?.isComplete === true;
  if (/^[#`~]+$/.test(mark)) {
    if (isInCode && mark.startsWith('#')) return 0;
    const run = yield* runAt(taken, from);
    return run >= usualRun || (text !== shown && /\s/.test(next)) ? mark.length : 0;
  }
  if (isInCode) return 0;
  if (/^\d+$/.test(mark)) return /[.)]/.test(next) ? mark.length : 0;
  if (/\s/.test(mark)) return mark.length;
  return /^(?:[-*+>]|\d+[.)])$/.test(mark) && /\s/.test(next) ? mark.length : 0;
}

/** How often the same character stands there, counted no further than it matters. */
function* runAt(taken: Taken, from: number): Search<number> {
  const unit = yield* taken.at(from);
  let run = 1;
  while (run < usualRun && (yield* taken.at(from + run)) === unit) run++;
  return run;
}
