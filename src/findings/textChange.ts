/** A change of the text as an editor tells it in; the lines that it replaces, and by which ones, out. */

/** Where it is counts from 0, in UTF-16 units; what VS Code's change events hold has this form. */
export interface TextChange {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineChange {
  /** Index of the first line that goes, or of the line that the new ones come before. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly string[];
}

/** The lines of a text, whatever they end in. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** The changes of one event so ordered that none moves the place of one that follows it. */
export function fromBottom(changes: readonly TextChange[]): TextChange[] {
  const compare = (a: Position, b: Position) => a.line - b.line || a.character - b.character;
  // Behind what goes in at a place comes what is replaced from there on, so that is first.
  return changes.toSorted(({ range: a }, { range: b }) => compare(b.start, a.start) || compare(b.end, a.end));
}

/**
 * The change in whole lines, each step in the lines that the one before it left. A line that the change only borders on
 * is not part of it: a line break typed at the beginning of a line goes in before that line, one at its end behind it.
 */
export function lineChanges(lines: readonly string[], { range: { start, end }, text }: TextChange): LineChange[] {
  const first = lines[start.line] ?? '';
  const last = lines[end.line] ?? '';
  const parts = linesOf(text);
  const isOneLine = parts.length === 1;
  const leavesLast = end.character === 0 && (isOneLine ? text === '' && start.character === 0 : parts.at(-1) === '');
  const leavesFirst =
    start.character === first.length &&
    (isOneLine ? text === '' && end.character === last.length : parts[0] === '') &&
    // One line cannot stay both before and behind what goes in.
    !(leavesLast && (isOneLine || start.line === end.line));

  const joined = parts.with(0, first.slice(0, start.character) + (parts[0] ?? ''));
  const inserted = joined.with(-1, (joined.at(-1) ?? '') + last.slice(end.character));
  const at = start.line + (leavesFirst ? 1 : 0);
  const removed = end.line + (leavesLast ? 0 : 1) - at;
  const between = inserted.slice(leavesFirst ? 1 : 0, leavesLast ? -1 : undefined);
  // Of the lines whose ends became one line, those in the middle are deleted, not changed.
  return isOneLine && between.length === 1 && removed > 2
    ? [
        { at: at + 1, removed: removed - 2, inserted: [] },
        { at, removed: 2, inserted: between },
      ]
    : [{ at, removed, inserted: between }];
}
