/** What a benchmark is called, and how to come by its figures. */
import type { Figure } from './figure.ts';

export interface Benchmark {
  readonly name: string;
  /** Of the goals of the product, the one that it measures: `npm run bench -- P5` runs all that have it. */
  readonly goal?: `P${number}`;
  /** A sentence: what is measured, and what against. */
  readonly about: string;
  /** Rejects where something broke; a missed goal is a figure like any other. */
  run(wishes: Wishes): Promise<readonly Figure[]>;
}

export interface Wishes {
  /** How long the soak goes on; without it as long as its reviews take. */
  readonly hours?: number;
}
