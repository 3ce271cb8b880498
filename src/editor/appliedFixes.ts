/** The fixes that were applied in this window in; whether a document is as before one of them, or as after it, out. */
import { digest } from '../util/digest.ts';
import type { FindingRef } from './reviewSource.ts';

/** What undo, and then redo, lead to. */
export type FixVersion = 'before' | 'after' | 'other';

export class AppliedFixes {
  readonly #texts = new Map<string, { readonly before: string; readonly after: string }>();

  /** `before`, `after`: the whole document. */
  add(refs: readonly FindingRef[], before: string, after: string): void {
    const digests = { before: digest(before), after: digest(after) };
    for (const ref of refs) this.#texts.set(keyOf(ref), digests);
  }

  has(ref: FindingRef): boolean {
    return this.#texts.has(keyOf(ref));
  }

  /** Undefined for a fix that was not applied in this window. `now`: the digest of the whole document. */
  versionOf(ref: FindingRef, now: string): FixVersion | undefined {
    const texts = this.#texts.get(keyOf(ref));
    if (!texts) return undefined;
    return now === texts.before ? 'before' : now === texts.after ? 'after' : 'other';
  }
}

function keyOf({ reviewId, findingId }: FindingRef): string {
  return `${reviewId} ${findingId}`;
}
