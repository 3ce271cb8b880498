/** A workbench on a copy of the sample project, with the extension in it, for one test file. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { newestVsCode, vsCodeVersion } from '../support/vscode/versions.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../support/vscode/workbench.ts';

/** The VS Code that this run of the tests is for. */
export const version = vsCodeVersion(process.env['SECOND_LOOK_VSCODE'] ?? newestVsCode);

export interface Reviewer {
  readonly vs: Workbench;
  /** The copy of the sample project. */
  readonly folder: string;
  dispose(): Promise<void>;
}

export interface ReviewerOptions extends Partial<WorkbenchOptions> {
  /** Put into the project before it opens, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** `server` is what the user has set up; without one, nothing is. */
export async function openReviewer(
  server: { readonly baseUrl: string; readonly model?: string } | undefined,
  { files = {}, ...options }: ReviewerOptions = {},
): Promise<Reviewer> {
  const scratch = await mkdtemp(join(tmpdir(), 'second-look-sample-'));
  const folder = join(scratch, 'shop');
  await cp(join(repositoryRoot, 'test/fixtures/sample-workspace'), folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const own = server ? { 'secondLook.baseUrl': server.baseUrl, 'secondLook.model': server.model ?? 'scripted' } : {};
  const vs = await openWorkbench({
    version,
    folder,
    extension: 'installed',
    ...options,
    settings: { ...own, ...options.settings },
  });
  return {
    vs,
    folder,
    dispose: async () => {
      await vs.dispose();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** In a `describe`: after a failed test, what the workbench looked like is kept in `out/screenshots`. */
export function keepFailures(reviewer: () => Reviewer | undefined): void {
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state === 'failed') await reviewer()?.vs.recordFailure(test.title.replace(/\W+/g, '-').slice(0, 60));
  });
}
