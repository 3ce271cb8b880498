/** A version of a document and lines that give way to others in; the next version, and what really was replaced, out. */
import { alignLines, type Run } from './alignLines.ts';
import type { LineChange } from './textChange.ts';

/** The lines of a document at one time. */
export interface Version {
  readonly lines: readonly string[];
  /** For each line the number of the reviewed line that it is, unchanged, or 0. Those that are not 0 only ever grow. */
  readonly origins: readonly number[];
}

/** At index `at`, `removed` lines gave way to `inserted` others. */
export interface Replaced {
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Replacements come from the bottom up, so that each one's indices hold in what those before it left. */
export function replaceLines(
  { lines, origins }: Version,
  { at, removed, inserted }: LineChange,
): { readonly version: Version; readonly replaced: readonly Replaced[] } {
  const runs = alignLines(lines.slice(at, at + removed), inserted, { top: true, bottom: true });
  const kept = inserted.map(() => 0);
  for (const { before, after, length } of runs) {
    for (let i = 0; i < length; i++) kept[after + i] = origins[at + before + i] ?? 0;
  }
  return {
    version: { lines: splice(lines, inserted), origins: splice(origins, kept) },
    replaced: between(runs, removed, inserted.length)
      .map((gap) => ({ ...gap, at: gap.at + at }))
      .reverse(),
  };

  function splice<T>(all: readonly T[], parts: readonly T[]): T[] {
    // A spread into splice() would put every line of a large document on the stack.
    return all.slice(0, at).concat(parts, all.slice(at + removed));
  }
}

function between(runs: readonly Run[], removed: number, inserted: number): Replaced[] {
  let from = { before: 0, after: 0 };
  const gaps = [...runs, { before: removed, after: inserted, length: 0 }].map(({ before, after, length }) => {
    const gap = { at: from.before, removed: before - from.before, inserted: after - from.after };
    from = { before: before + length, after: after + length };
    return gap;
  });
  return gaps.filter((gap) => gap.removed > 0 || gap.inserted > 0);
}
