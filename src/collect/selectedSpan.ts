/** All selections of one editor in; the lines from the first to the last selected one out. */

/** Lines are 0-based; `end` may be the start of the line after the last one that is meant. */
export interface Selected {
  readonly isEmpty: boolean;
  readonly start: { readonly line: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Lines are 0-based and inclusive. */
export interface SelectedSpan {
  readonly firstLine: number;
  readonly lastLine: number;
  /** Between the selected parts stands text that is not selected. */
  readonly takesInMore: boolean;
}

type Block = Pick<SelectedSpan, 'firstLine' | 'lastLine'>;

/** Undefined where nothing is selected: a mere cursor selects nothing. `hasText` tells whether lines hold any. */
export function selectedSpan(
  selections: readonly Selected[],
  hasText: (firstLine: number, lastLine: number) => boolean,
): SelectedSpan | undefined {
  const blocks = selections
    .filter(({ isEmpty }) => !isEmpty)
    .map(linesOf)
    .sort((a, b) => a.firstLine - b.firstLine);
  // A part without text adds nothing, and must not draw in what lies on the way to it.
  const [first = blocks[0], ...rest] = blocks.filter(({ firstLine, lastLine }) => hasText(firstLine, lastLine));
  if (!first) return undefined;
  let { lastLine } = first;
  let takesInMore = false;
  for (const block of rest) {
    takesInMore ||= hasText(lastLine + 1, block.firstLine - 1);
    lastLine = Math.max(lastLine, block.lastLine);
  }
  return { firstLine: first.firstLine, lastLine, takesInMore };
}

/** People select to the start of the next line; that line is not part of what they mean. */
function linesOf({ start, end }: Selected): Block {
  const lastLine = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { firstLine: start.line, lastLine };
}
