/** Foreign text in, the same with an escape such as `\u{202e}` for each character that cannot be seen out. */
import { lastUnit, plainLength, replaceHidden } from './hiddenCharacters.ts';

export function visibleText(text: string): string {
  return replaceHidden(text, escapeOf);
}

export function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A text that arrives in pieces. */
export interface VisibleStream {
  /** What can be shown of it by now, behind what was shown before: all but an end that more text may show otherwise. */
  push(piece: string): string;
  /** What is held back, as it is shown where nothing more comes. */
  readonly rest: string;
}

/** However the text is cut, its parts are those of the whole. */
export function createVisibleStream(): VisibleStream {
  /** The last sign and what belongs to it, of which so many characters are shown. */
  let open = '';
  let shown = 0;
  return {
    push: (piece) => {
      const text = open + piece;
      const end = lastUnit(text);
      const closed = end > 0 ? visibleText(text.slice(0, end)).slice(shown) : '';
      if (end > 0) shown = 0;
      open = text.slice(end);
      const from = shown;
      shown = plainLength(open);
      return closed + open.slice(from, shown);
    },
    get rest() {
      return visibleText(open).slice(shown);
    },
  };
}
