/** Text in pieces of any size in, its lines out as soon as they are complete, each with its place in the whole. */

export interface Line {
  /** Without what ends it. */
  readonly text: string;
  /** Where it begins, in UTF-16 units of the whole text. */
  readonly start: number;
}

export interface LineReader {
  feed(delta: string): readonly Line[];
  /** The text is over: the line that nothing ended, if there is one. */
  end(): readonly Line[];
}

/** Lines end in LF, CR or CRLF. */
export function createLineReader(): LineReader {
  // Joined once, when the line is complete: a line of a million characters costs no more than a thousand short ones.
  let pieces: string[] = [];
  let start = 0;
  let length = 0;
  let afterCr = false;

  return {
    feed: (delta) => {
      // Most pieces end no line.
      if (!afterCr && !delta.includes('\n') && !delta.includes('\r')) {
        if (delta !== '') pieces.push(delta);
        length += delta.length;
        return none;
      }
      const lines: Line[] = [];
      let from = 0;
      for (let i = 0; i < delta.length; i++) {
        const unit = delta.charCodeAt(i);
        const endsLine = unit === lineFeed || unit === carriageReturn;
        if (endsLine && !(unit === lineFeed && afterCr)) {
          pieces.push(delta.slice(from, i));
          lines.push({ text: pieces.join(''), start });
          pieces = [];
        }
        afterCr = unit === carriageReturn;
        if (!endsLine) continue;
        from = i + 1;
        start = length + from;
      }
      if (from < delta.length) pieces.push(delta.slice(from));
      length += delta.length;
      return lines;
    },
    end: () => (pieces.length === 0 ? [] : [{ text: pieces.join(''), start }]),
  };
}

const none: readonly Line[] = [];
const lineFeed = 10;
const carriageReturn = 13;
