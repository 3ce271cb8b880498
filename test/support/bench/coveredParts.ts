/** Which code of the host's bundle ran → how much of each package and of each folder of our own. */
import { build } from 'esbuild';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { bundles } from '../../../bundles.mjs';
import { repositoryRoot } from '../vscode/paths.ts';
import type { CoveredFunction } from './activations.ts';
import { partOf } from './bundleParts.ts';

/** Characters that ran, by part; parts of which nothing ran are missing. A package that is a bundle itself is its parts. */
export async function coveredParts(functions: readonly CoveredFunction[]): Promise<ReadonlyMap<string, number>> {
  const { code, map } = await mappedBundle();
  const ran = whatRan(functions, code.length);
  const parts = new Map<string, number>();
  let [line, column] = [0, 0];
  for (let offset = 0; offset < code.length; offset++) {
    if (ran[offset] === 1) {
      const entry = map.findEntry(line, column);
      const name = 'originalSource' in entry ? partOf(entry.originalSource) : 'the bundle itself';
      parts.set(name, (parts.get(name) ?? 0) + 1);
    }
    if (code[offset] === '\n') [line, column] = [line + 1, 0];
    else column += 1;
  }
  return parts;
}

/** 1 for each character that ran. Functions come from the outside inwards, and so do the parts of each. */
export function whatRan(functions: readonly CoveredFunction[], length: number): Uint8Array {
  const ran = new Uint8Array(length);
  for (const ranges of functions) {
    for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  }
  return ran;
}

/** The same bytes as those in dist/, with the map that is not shipped. */
async function mappedBundle(): Promise<{ readonly code: string; readonly map: SourceMap }> {
  const [host] = bundles({ production: true });
  const { outputFiles } = await build({
    ...host,
    absWorkingDir: repositoryRoot,
    sourcemap: 'external',
    // So that paths in it are those from the repository's folder.
    outdir: '.',
    write: false,
    logLevel: 'warning',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { code: textOf('.js'), map: new SourceMap(JSON.parse(textOf('.js.map')) as SourceMapPayload) };
}
