/** Folded text in, the places where it stands in the folded code out. */
import type { CodeIndex, Occurrence } from './codeIndex.ts';
import { isWord } from './fold.ts';

/** Whether a text ends or begins at the end of a token, or wherever a copy was cut off. */
export interface Edges {
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
}

export const uncut: Edges = { isCutBefore: false, isCutBehind: false };

/** In order, those that begin at `from` or behind and before `to`. They may overlap. */
export function* occurrencesOf(
  folded: string,
  { text }: CodeIndex,
  { isCutBefore, isCutBehind }: Edges,
  { from, to }: Occurrence = { from: 0, to: text.length },
): Generator<Occurrence, undefined> {
  if (folded === '') return;
  const beginsWithWord = !isCutBefore && isWord(folded[0]);
  const endsWithWord = !isCutBehind && isWord(folded.at(-1));
  for (let at = text.indexOf(folded, from); at !== -1 && at < to; at = text.indexOf(folded, at + 1)) {
    const end = at + folded.length;
    if (beginsWithWord && isWord(text[at - 1])) continue;
    if (endsWithWord && isWord(text[end])) continue;
    yield { from: at, to: end };
  }
}

/** The first of them, no more than `count`. */
export function upTo<T>(count: number, items: Iterable<T>): readonly T[] {
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  return taken;
}
