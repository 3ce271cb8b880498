/** A draft of a document and lines that give way to others in; the draft is changed, and what really was replaced out. */
import { alignLines, type Run } from './alignLines.ts';
import type { LineChange } from './textChange.ts';

/** The lines of a document at one time. */
export interface Version {
  readonly lines: readonly string[];
  /** For each line the number of the reviewed line that it is, unchanged, or 0. Those that are not 0 only ever grow. */
  readonly origins: readonly number[];
}

/** A version in the making: an event can hold thousands of changes, so none of them may copy the document. */
export interface Draft {
  readonly lines: string[];
  readonly origins: number[];
}

/** At index `at`, `removed` lines gave way to `inserted` others. */
export interface Gap {
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
}

export interface Replaced extends Gap {
  /** Some of those that went stood as reviewed. */
  readonly takesReviewed: boolean;
}

/** Replacements come from the bottom up, so that each one's indices hold in what those before it left. */
export function replaceLines({ lines, origins }: Draft, { at, removed, inserted }: LineChange): Replaced[] {
  const runs = alignLines(lines.slice(at, at + removed), inserted, { top: true, bottom: true });
  const kept = inserted.map(() => 0);
  for (const { before, after, length } of runs) {
    for (let i = 0; i < length; i++) kept[after + i] = origins[at + before + i] ?? 0;
  }
  const replaced = gapsBetween(runs, { removed, inserted: inserted.length }).map((gap): Replaced => {
    const from = at + gap.at;
    const takesReviewed = origins.slice(from, from + gap.removed).some((origin) => origin > 0);
    // Spelt out: objects made by spreading are slow to read, and these are read again for every range.
    return { at: from, removed: gap.removed, inserted: gap.inserted, takesReviewed };
  });
  splice(lines, at, { removed, inserted });
  splice(origins, at, { removed, inserted: kept });
  return replaced.reverse();
}

function gapsBetween(runs: readonly Run[], { removed, inserted }: Omit<Gap, 'at'>): Gap[] {
  let from = { before: 0, after: 0 };
  const gaps = [...runs, { before: removed, after: inserted, length: 0 }].map(({ before, after, length }) => {
    const gap = { at: from.before, removed: before - from.before, inserted: after - from.after };
    from = { before: before + length, after: after + length };
    return gap;
  });
  return gaps.filter((gap) => gap.removed > 0 || gap.inserted > 0);
}

/** As many items as one call may be given: they all go on the stack. */
const mostArguments = 10_000;

function splice<T>(
  all: T[],
  at: number,
  { removed, inserted }: { readonly removed: number; readonly inserted: readonly T[] },
): void {
  all.splice(at, removed, ...inserted.slice(0, mostArguments));
  if (inserted.length <= mostArguments) return;
  const behind = all.splice(at + mostArguments);
  for (const item of inserted.slice(mostArguments)) all.push(item);
  for (const item of behind) all.push(item);
}
