/** A page in, what axe has against it out: violations, and contrasts that it could not decide. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    readonly axe: typeof Axe;
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface AxeReport {
  /** `rule: where`, a line for each element. */
  readonly violations: readonly string[];
  /** Contrasts that axe leaves to people, in the same form with its reason. */
  readonly undecided: readonly string[];
  /** Elements whose contrast was computed. */
  readonly contrasts: number;
}

export async function runAxe(page: Page): Promise<AxeReport> {
  // The page's policy is for what the page loads: what a debugger evaluates is not under it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations, incomplete, passes } = await page.evaluate(() => window.axe.run(document));
  return {
    violations: linesOf(violations),
    undecided: linesOf(incomplete.filter(isContrast)),
    contrasts: passes.filter(isContrast).reduce((sum, { nodes }) => sum + nodes.length, 0),
  };
}

function isContrast({ id }: Axe.Result): boolean {
  return id === 'color-contrast';
}

function linesOf(results: readonly Axe.Result[]): string[] {
  return results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const reasons = [...any, ...all, ...none].map(({ message }) => message).join(' ');
      return `${id}: ${target.join(' ')}: ${reasons}`;
    }),
  );
}
