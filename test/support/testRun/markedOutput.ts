/**
 * Lines of the test run ↔ the same lines with a mark that nobody sees. VS Code passes on what the tests print together
 * with everything that the workbench says about itself; the mark tells them apart.
 */
import { format } from 'node:util';

const mark = '\u2063';

export function printMarked(...args: unknown[]): void {
  for (const line of format(...args).split('\n')) console.log(mark + line);
}

/** The line without its mark, or undefined when it was not ours. */
export function unmarked(line: string): string | undefined {
  return line.startsWith(mark) ? line.slice(mark.length) : undefined;
}
