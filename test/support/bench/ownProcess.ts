/** A module of `inside/` → bundled as it ships, run in a process of its own; what it has found out comes back. */
import { build } from 'esbuild';
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundles } from '../../../bundles.mjs';
import { repositoryRoot } from '../vscode/paths.ts';
import type { FromInside, ToInside } from './inside/inside.ts';

export interface OwnProcessOptions {
  /** Such as `--expose-gc`. */
  readonly nodeArguments?: readonly string[];
  /** What the module asks for while it is at work. */
  readonly answer?: (question: unknown) => unknown;
}

export interface OwnProcess {
  /** Runs the module's work once, each time in a new process. @throws where it throws. */
  run<Result>(given: unknown): Promise<Result>;
  close(): Promise<void>;
}

export async function ownProcess(
  module: string,
  { nodeArguments = [], answer = () => undefined }: OwnProcessOptions = {},
): Promise<OwnProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'second-look-bench-'));
  const file = join(folder, 'inside.mjs');
  const [asItShips] = bundles({ production: true });
  await build({
    ...asItShips,
    absWorkingDir: repositoryRoot,
    entryPoints: [`test/support/bench/inside/${module}.ts`],
    outdir: '',
    outfile: file,
    format: 'esm',
    // The measuring around it is allowed what the extension itself is not.
    external: ['node:*'],
    plugins: [],
    legalComments: 'none',
    logLevel: 'warning',
  });
  return {
    run: (given) => runOnce(file, nodeArguments, given, answer),
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function runOnce<Result>(
  file: string,
  nodeArguments: readonly string[],
  given: unknown,
  answer: (question: unknown) => unknown,
): Promise<Result> {
  // It ends by itself where its owner goes away.
  const child = fork(file, { execArgv: [...nodeArguments], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const tell = (message: ToInside) => child.connected && child.send(message);
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromInside) => {
      if (message.type === 'result') resolve(message.value as Result);
      else if (message.type === 'failed') reject(new Error(message.text));
      else {
        const { id, question } = message;
        Promise.resolve(question)
          .then(answer)
          .then((value) => tell({ type: 'answer', id, value }))
          .catch((error: unknown) => {
            child.kill();
            reject(error instanceof Error ? error : new Error(String(error)));
          });
      }
    });
    child.once('error', reject);
    child.once('close', (code, signal) => reject(new Error(`${file} ended with ${code ?? signal} and no result.`)));
    tell({ type: 'begin', given });
  });
}
