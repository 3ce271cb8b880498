/** Tests in, the same tests out for each VS Code, in a trusted and in a restricted window; what was tried is counted. */
import { selectedVsCodeVersions } from '../vscode/versions.ts';
import { openVectorWindow, type VectorWindow, type VectorWindowWishes } from './vectorWindow.ts';

const startMs = 120_000;
const testMs = 60_000;

/** `define` gets what names the window while a test runs, and what counts the vectors that led nowhere. */
export function describeInEachWindow(
  title: string,
  wishes: Omit<VectorWindowWishes, 'version' | 'isTrusted'>,
  define: (window: () => VectorWindow, count: (vectors?: number) => void) => void,
): void {
  for (const version of selectedVsCodeVersions(process.env)) {
    for (const isTrusted of [true, false]) {
      const name = `VS Code ${version}, ${isTrusted ? 'trusted' : 'restricted'}`;
      describe(`${title} (${name})`, function () {
        this.timeout(testMs);
        let window: VectorWindow | undefined;
        let vectors = 0;

        before(async function () {
          this.timeout(startMs);
          window = await openVectorWindow({ ...wishes, version, isTrusted });
        });

        after(async () => {
          console.log(`    ${name}: ${vectors} vectors, ${window?.trap.hits} requests to a foreign server`);
          await window?.dispose();
        });

        define(
          () => window!,
          (count = 1) => {
            vectors += count;
          },
        );
      });
    }
  }
}
