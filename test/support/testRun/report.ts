/** The counts of one test run ↔ a small JSON file, by which a run inside VS Code reports to the outside. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { array, number, object, parse, string } from 'valibot';

export interface Report {
  readonly passed: number;
  readonly failed: number;
  /** The full title of each test that failed, with the first line of what it threw. */
  readonly failures: readonly string[];
}

const reportSchema = object({ passed: number(), failed: number(), failures: array(string()) });

/** Relative to the repository, where every command of `package.json` runs. */
export const reportFolder = join('out', 'reports');

export function writeReport(path: string, report: Report): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(report));
}

export function failureOf(test: { fullTitle(): string }, { message }: Error): string {
  return `${test.fullTitle()}: ${message.split('\n', 1).join('')}`;
}

/** Returns undefined when there is no report: the run never came to its end. */
export function readReport(path: string): Report | undefined {
  try {
    return parse(reportSchema, JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
