/** Sources in, a small extension of the benchmark's own out, installed beside the product: it writes down what it measures. */
import { build, type BuildOptions } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { repositoryRoot } from '../vscode/paths.ts';

const patienceMs = 60_000;
const lookAgainMs = 50;

export interface CompanionOptions {
  readonly name: string;
  /** What the extension host loads; it finds the file for its reports in `SECOND_LOOK_REPORTS`, a JSON value on each line. */
  readonly main: string;
  /** What its webview loads, as `page.js`. */
  readonly page?: string;
  /** The titles of its commands by their ids. */
  readonly commands?: Readonly<Record<string, string>>;
}

export interface Companion {
  /** For the server, and so for the extension host. */
  readonly env: NodeJS.ProcessEnv;
  /** The report after the last one that was asked for. @throws Error where none comes within a minute. */
  next(): Promise<unknown>;
}

/** `extensions` is the folder of VS Code's. */
export async function installCompanion(extensions: string, options: CompanionOptions): Promise<Companion> {
  const { name, main, page, commands = {} } = options;
  const folder = join(extensions, `second-look-bench.${name}-1.0.0`);
  await mkdir(folder, { recursive: true });
  const manifest = {
    ...{ publisher: 'second-look-bench', name, version: '1.0.0', main: './main.js' },
    engines: { vscode: '^1.104.0' },
    activationEvents: ['onStartupFinished'],
    contributes: { commands: Object.entries(commands).map(([command, title]) => ({ command, title })) },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const common: BuildOptions = { absWorkingDir: repositoryRoot, bundle: true };
  await build({
    ...common,
    ...{ entryPoints: [main], outfile: join(folder, 'main.js') },
    ...{ format: 'cjs', platform: 'node', target: 'node20', external: ['vscode'] },
  });
  if (page !== undefined) {
    await build({ ...common, entryPoints: [page], outfile: join(folder, 'page.js'), target: 'chrome138' });
  }
  const reports = join(folder, 'reports');
  await writeFile(reports, '');
  let read = 0;
  return {
    env: { SECOND_LOOK_REPORTS: reports },
    next: async () => {
      const begin = performance.now();
      while (performance.now() - begin < patienceMs) {
        // What follows the last end of a line is not whole yet.
        const line = (await readFile(reports, 'utf8')).split('\n').slice(0, -1)[read];
        if (line !== undefined) {
          read += 1;
          return JSON.parse(line) as unknown;
        }
        await setTimeout(lookAgainMs);
      }
      throw new Error(`The extension ${name} has not reported within ${patienceMs / 1000} seconds.`);
    },
  };
}
