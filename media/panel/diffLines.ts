/** Two pieces of code in, their lines as a difference out. */
import { diffArrays } from 'diff';

export interface DiffLine {
  readonly kind: 'removed' | 'added' | 'same';
  readonly text: string;
}

/** The page stands still meanwhile; what differs more is easier to read as it is. */
const maxChanges = 1000;

/** Undefined where the two have too little in common. */
export function diffLinesOf(quote: string, suggestion: string): readonly DiffLine[] | undefined {
  const parts = diffArrays(linesOf(quote), linesOf(suggestion), { maxEditLength: maxChanges });
  return parts?.flatMap(({ value, added, removed }) =>
    value.map((text): DiffLine => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })),
  );
}

function linesOf(code: string): string[] {
  return code === '' ? [] : code.split('\n');
}
