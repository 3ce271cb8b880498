/** What esbuild says of a build → what a bundle consists of, and what a page loads with it. */
import type { Metafile } from 'esbuild';

export interface Part {
  /** A package, or a folder of our own: `marked`, `src/findings`. */
  readonly name: string;
  /** What is left of it in the bundle. */
  readonly bytes: number;
}

/** The largest first. */
export function partsOf({ inputs }: Pick<Metafile['outputs'][string], 'inputs'>): readonly Part[] {
  const parts = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const name = partOf(path);
    parts.set(name, (parts.get(name) ?? 0) + bytesInOutput);
  }
  return [...parts].map(([name, bytes]) => ({ name, bytes })).toSorted((a, b) => b.bytes - a.bytes);
}

/** The bundle of an entry point, and all that it imports before it runs: nothing that only a later `import()` asks for. */
export function loadedWith({ outputs }: Pick<Metafile, 'outputs'>, entryPoint: string): readonly string[] {
  const [entry] = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint) ?? [];
  if (entry === undefined) throw new Error(`${entryPoint} has no bundle.`);
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { path: imported, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) loaded.add(imported);
    }
  }
  return [...loaded];
}

/** A package may lie below another one, and the folder of all of them elsewhere. */
export function partOf(path: string): string {
  const [, packageName] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return packageName ?? path.split('/').slice(0, -1).slice(0, 2).join('/');
}
