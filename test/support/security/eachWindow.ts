/** Tests in, the same tests out for each VS Code, in a trusted and in a restricted window; what was tried is counted. */
import assert from 'node:assert/strict';
import { newestVsCode, vsCodeVersions, type VsCodeVersion } from '../vscode/versions.ts';
import { isFull, seeded, versions } from './amount.ts';
import { hasOwnWorlds } from './ownWorld.ts';
import { tell } from './tell.ts';
import { openVectorWindow, type VectorWindow, type VectorWindowWishes } from './vectorWindow.ts';

const startMs = 120_000;
const testMs = 60_000;
/** Of a table of vectors, where not all are tried. */
const sampleSize = 8;

interface Kind {
  readonly version: VsCodeVersion;
  readonly isTrusted: boolean;
}

const all = versions.flatMap((version) => [true, false].map((isTrusted): Kind => ({ version, isTrusted })));
/** Older versions let through what newer ones do not, so each day has one of both. */
const daily: readonly Kind[] = [
  { version: vsCodeVersions[0], isTrusted: false },
  { version: newestVsCode, isTrusted: true },
];
const isAll = isFull || (process.env['SECOND_LOOK_VSCODE'] ?? '') !== '';

/** `define` gets what names the window while a test runs, and what counts the vectors that led nowhere. */
export function describeInEachWindow(
  title: string,
  wishes: Omit<VectorWindowWishes, keyof Kind>,
  define: (window: () => VectorWindow, count: (vectors?: number) => void) => void,
): void {
  for (const kind of isAll ? all : daily) {
    const name = `${title}, VS Code ${kind.version}, ${kind.isTrusted ? 'trusted' : 'restricted'}`;
    describe(name, function () {
      this.timeout(testMs);
      let window: VectorWindow | undefined;
      let vectors = 0;

      before(async function () {
        this.timeout(startMs);
        if (wishes.names && !(await hasOwnWorlds())) this.skip();
        window = await openVectorWindow({ ...wishes, ...kind });
      });

      after(() => window?.dispose());

      define(
        () => window!,
        (count = 1) => {
          vectors += count;
        },
      );

      it('in all: nothing reached the foreign server', function () {
        assert.ok(window && vectors > 0);
        assert.deepEqual([window.trap.hits, window.trap.received()], [0, '']);
        tell(this.runnable(), `${name}: ${vectors} vectors, 0 requests to a foreign server`);
      });
    });
  }
}

/** The entries of a table that are tried this time, in their order. */
export function tried<T>(table: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  const entries = Object.entries(table);
  if (isFull || entries.length <= sampleSize) return entries;
  const random = seeded(entries.map(([name]) => name).join());
  const chosen = new Set<number>();
  while (chosen.size < sampleSize) chosen.add(random.integer(0, entries.length - 1));
  return entries.filter((_entry, index) => chosen.has(index));
}
