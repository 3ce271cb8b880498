/** The lines of an answer in, one at a time; the list items that the next one may stand in out. */
import type { Contained } from './containers.ts';

export interface ListItems {
  /** Column of the text of the newest item, which the next line may still belong to; 0 outside. */
  readonly margin: number;
  /** Column of the marker of the item that the line stands in; undefined outside. */
  around(line: Contained): number | undefined;
  take(line: Contained, isBelowBlank: boolean): void;
}

/** As a reader sees it: models often set a list in by two columns where its item asks for three. */
const step = 2;

export function createListItems(): ListItems {
  let margin = 0;
  /** Columns of the markers, the outermost first. */
  let markers: readonly number[] = [];
  const above = ({ indent }: Contained) => markers.filter((marker) => indent >= marker + step);
  return {
    get margin() {
      return margin;
    },
    around: (line) => above(line).at(-1),
    take: (line, isBelowBlank) => {
      // Words that no blank line sets apart go on with those above them, wherever they stand.
      if (line.isItem || isBelowBlank) markers = above(line);
      if (line.isItem) {
        markers = [...markers, line.indent];
        margin = line.offset;
      } else if (line.indent < margin && isBelowBlank) margin = 0;
    },
  };
}
