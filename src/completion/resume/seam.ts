/** The text shown so far and what continues it in, in pieces of any size; what may be shown now, without repetition, out. */
import type { Rung } from '../event.ts';
import { findSeam } from './findSeam.ts';

export interface Seam {
  /** What may be shown now; empty while it is not decided whether this repeats what is shown already. */
  feed(delta: string): string;
  /** The continuation is over: what was held back and is not a repetition. Feed nothing after it. */
  end(): string;
  /** UTF-16 units of the continuation that were left out; final from the first text that `feed` or `end` returns. */
  readonly trimmed: number;
  /** This is no continuation but the answer once more, in other words: what it yields belongs to another text. */
  readonly startsAnew: boolean;
}

/**
 * What is held back is never longer than twice the text shown and a few lines. `replay` needs no seam: what it is fed
 * comes out as it is.
 */
export function createSeam(shown: string, rung: Rung): Seam {
  let search = shown === '' || rung === 'replay' ? undefined : findSeam(shown, rung);
  let trimmed = 0;
  let startsAnew = false;
  search?.next();

  /** The next unit, or the empty text for the end; undefined while that decides nothing. */
  const take = (unit: string): string | undefined => {
    const step = search?.next(unit);
    if (step?.done !== true) return undefined;
    search = undefined;
    ({ trimmed, startsAnew } = step.value);
    return step.value.text;
  };

  return {
    feed: (delta) => {
      if (search === undefined) return delta;
      // Unit by unit, so that the pieces in which the text came make no difference.
      for (let i = 0; i < delta.length; i++) {
        const text = take(delta.charAt(i));
        if (text !== undefined) return text + delta.slice(i + 1);
      }
      return '';
    },
    end: () => take('') ?? '',
    get trimmed() {
      return trimmed;
    },
    get startsAnew() {
      return startsAnew;
    },
  };
}
