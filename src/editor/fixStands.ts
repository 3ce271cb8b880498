/** A fix, where its lines are, and the document as it is now in; whether the document holds the fix there out. */
import type { FindingPlace, Fix } from '../review/finding.ts';

/** A fix may keep the lines that it is for and add others around them: then they are in place, and so is the fix. */
export function fixStands(fix: Fix, { startLine, endLine, state }: FindingPlace, lines: readonly string[]): boolean {
  if (fix.kind === 'none') return false;
  if (fix.text === '') return state === 'outdated';
  if (state === 'outdated') return false;
  const fixed = fix.text.split('\n');
  const length = endLine - startLine + 1;
  for (let above = 0; above + length <= fixed.length; above++) {
    const from = startLine - 1 - above;
    if (from >= 0 && fixed.every((line, index) => lines[from + index] === line)) return true;
  }
  return false;
}
