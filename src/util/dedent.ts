/** Text in, in pieces of any size; the same without so many columns of white space at the beginning of each line out. */

/** Fewer where a line has fewer. A line may go on in the next piece. */
export function createDedent(columns: number): (piece: string) => string {
  /** Of white space that was taken off the line; `Infinity` once the rest of it stays. */
  let column = 0;
  const rest = (line: string) => {
    let at = 0;
    while (at < line.length && column <= columns) {
      const next = isBlank(line[at]) ? nextColumn(column, line[at]) : Infinity;
      // A tab that reaches beyond them stays whole: it is the code's own, and half of it would be no code at all.
      column = next <= columns ? next : Infinity;
      if (next <= columns) at++;
    }
    if (/[\r\n]$/.test(line)) column = 0;
    return line.slice(at);
  };
  return (piece) => (columns === 0 ? piece : piece.replace(/[^\r\n]*[\r\n]|[^\r\n]+$/g, rest));
}

export function dedent(text: string, columns: number): string {
  return createDedent(columns)(text);
}

/** Columns of white space that a line begins with. `from`: where in the text it begins. */
export function indentOf(text: string, from = 0): number {
  let column = 0;
  for (let at = from; isBlank(text[at]); at++) column = nextColumn(column, text[at]);
  return column;
}

export function nextColumn(column: number, unit: string | undefined): number {
  return unit === '\t' ? column - (column % 4) + 4 : column + 1;
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t';
}
