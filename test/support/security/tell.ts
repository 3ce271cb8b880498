/** What a test of security has counted, for the lines that the reporter prints at the end. */
import type { Runnable } from 'mocha';

/** What the reporter finds at the test. */
export interface Told {
  counted?: string;
}

/** In a test: `tell(this.runnable(), '12 vectors: 0 requests')`. */
export function tell(test: Runnable, counted: string): void {
  Object.assign(test, { counted } satisfies Told);
}
