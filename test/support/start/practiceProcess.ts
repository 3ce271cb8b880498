/** The practice server as a process of its own, listening, with what the settings need to know of it. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { model } from '../practiceServer/wire.ts';
import { repositoryRoot } from '../vscode/paths.ts';
import { startProcessGroup } from '../vscode/processGroup.ts';
import { waitForOutput } from '../vscode/waitForOutput.ts';
import { ifFree } from './freePort.ts';

const usualPort = 4181;

export interface PracticeProcess {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  stop(): Promise<void>;
}

/** Bundled, because its linters load in a third of the time where no loader looks at each of their files. */
export async function startPracticeProcess(): Promise<PracticeProcess> {
  const bundle = join(repositoryRoot, 'out', 'practiceServer.js');
  await build({
    entryPoints: [join(repositoryRoot, 'test', 'support', 'practiceServer', 'cli.ts')],
    outfile: bundle,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  const group = startProcessGroup(process.execPath, [bundle, '--port', String((await ifFree(usualPort)) ?? 0)]);
  const baseUrl = await waitForOutput(group, /^(http\S+)\s/m, 'The practice server');
  return { baseUrl, model, stop: () => group.stop() };
}
