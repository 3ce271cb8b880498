/** How much is tried: a seeded sample, or with `npm run test:security -- --full` everything. */
import { createRandom, type Random } from '../faults/random.ts';
import { newestVsCode, selectedVsCodeVersions, type VsCodeVersion } from '../vscode/versions.ts';

export const isFull = process.env['SECOND_LOOK_SECURITY'] === 'full';

/** What is tried on one VS Code each day is tried on all in full. */
export const versions: readonly VsCodeVersion[] = selectedVsCodeVersions({
  ...(isFull ? {} : { SECOND_LOOK_VSCODE: newestVsCode }),
  ...process.env,
});

/** Every machine and every day try the same. */
export function seeded(name: string): Random {
  return createRandom(
    Array.from(name).reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619), 2026),
  );
}
