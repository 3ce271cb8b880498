import assert from 'node:assert/strict';
import { createSeam } from '../../../../src/completion/resume/seam.ts';
import type { Rung } from '../../../../src/completion/event.ts';

/** What a reader sees in the end, and how it came about. */
export interface Joined {
  /** The text shown before and everything that was let through. */
  readonly text: string;
  readonly trimmed: number;
  readonly startsAnew: boolean;
  /** The most units that were held back at any time. */
  readonly held: number;
}

/** The continuation in the given pieces. */
export function join(shown: string, rung: Rung, ...pieces: readonly string[]): Joined {
  const seam = createSeam(shown, rung);
  let text = '';
  let fed = 0;
  let held = 0;
  for (const piece of pieces) {
    text += seam.feed(piece);
    fed += piece.length;
    held = Math.max(held, text === '' ? fed - seam.trimmed : 0);
  }
  text += seam.end();
  return { text: shown + text, trimmed: seam.trimmed, startsAnew: seam.startsAnew, held };
}

export const exact: readonly Rung[] = ['append', 'prefill'];
export const every: readonly Rung[] = [...exact, 'continue'];

export const opening = 'The cache is never cleared, so it grows without limit.';
export const sentence = 'The lock is taken twice in line 14.';
export const answer = `${opening} ${sentence}`;

type Case = readonly [name: string, shown: string, continuation: string, seen: string];

/** Each case in one piece and in the smallest pieces. */
export function check(rungs: readonly Rung[], cases: readonly Case[]): void {
  for (const rung of rungs) {
    for (const [name, shown, continuation, seen] of cases) {
      it(`${rung}: ${name}`, () => {
        assert.equal(join(shown, rung, continuation).text, seen);
        assert.equal(join(shown, rung, ...continuation.split('')).text, seen, 'one unit at a time');
      });
    }
  }
}
