/** Markdown in, the code fence that is still open at its end out. */

export interface OpenFence {
  /** Backticks or tildes, three or more. */
  readonly marker: string;
  /** What stands behind the marker, trimmed. */
  readonly info: string;
  /** The opening line from its marker on, as far as it is there, without white space at its end. */
  readonly line: string;
  /** Whether the end of that line is there. */
  readonly isComplete: boolean;
  /** Where the next line begins. */
  readonly content: number;
}

/** In a list or a quotation, their marks stand before the fence. */
const opening = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*(?:>[ \t]*)?((`{3,}(?=[^`]*$)|~{3,})(.*))$/;
const closing = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

export function openFence(text: string): OpenFence | undefined {
  let open: OpenFence | undefined;
  for (const { 0: whole, 1: line = '', 2: end = '', index } of text.matchAll(/([^\r\n]*)(\r\n?|\n|$)/g)) {
    if (open === undefined) open = openedBy(line, end !== '', index + whole.length);
    else if (closing.exec(line)?.[1]?.startsWith(open.marker) === true) open = undefined;
  }
  return open;
}

function openedBy(line: string, isComplete: boolean, content: number): OpenFence | undefined {
  const [, whole = '', marker, info = ''] = opening.exec(line) ?? [];
  return marker === undefined ? undefined : { marker, info: info.trim(), line: whole.trimEnd(), isComplete, content };
}
