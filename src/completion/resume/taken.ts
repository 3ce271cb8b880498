/** A text that arrives unit by unit while it is being searched. */

/** Yields for each further UTF-16 unit that it needs; an empty one is the end of the text. */
export type Search<T> = Generator<undefined, T, string>;

export interface Taken {
  /** The unit at that place, as soon as it is there; undefined where the text ended before. */
  at(index: number): Search<number | undefined>;
  /** What the reader finds at that place: it is given the text from there, and says `open` while that is not enough. */
  read(from: number, reader: (text: string, ended: boolean) => number | 'open'): Search<number>;
  /** Everything taken so far. */
  text(): string;
}

export function createTaken(): Taken {
  // Looking into a string that grows copies it each time; the numbers are there for looking.
  const units: number[] = [];
  let text = '';
  let ended = false;

  function* take(): Search<void> {
    const unit = yield;
    ended = unit === '';
    if (ended) return;
    text += unit;
    units.push(unit.charCodeAt(0));
  }

  return {
    *at(index) {
      while (units.length <= index && !ended) yield* take();
      return units[index];
    },
    *read(from, reader) {
      for (;;) {
        const found = reader(text.slice(from), ended);
        if (found !== 'open') return found;
        yield* take();
      }
    },
    text: () => text,
  };
}
