/** The name of a benchmark, and how to come by its figures. */
import type { Figure } from './figure.ts';

export interface Benchmark {
  readonly name: string;
  /** Rejects where something broke; a missed goal is a figure like any other. */
  run(): Promise<readonly Figure[]>;
}
