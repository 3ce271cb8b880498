/** Runs in the extension host: has the product activated there, and says what that took, or which of its code ran. */
import { appendFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import Module from 'node:module';
import { cpuUsage, env, threadCpuUsage } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Activation, Cost, CoveredFunction } from '../activations.ts';

const productId = 'second-look.second-look';
const secondMs = 1000;
/** What else begins with a window is over then. */
const settleMs = 1500;

interface Loader {
  _load: (this: unknown, path: string, ...more: readonly unknown[]) => unknown;
}

type Activate = (context: vscode.ExtensionContext) => unknown;

export function activate(context: vscode.ExtensionContext): void {
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    registerCommand('activation.measure', async () => tell(await measured())),
    registerCommand('activation.cover', async () => tell(await covered())),
  );
}

async function measured(): Promise<Activation> {
  const product = sleepingProduct();
  await setTimeout(settleMs);
  const watch = watchLoading(product);
  const before = cpuUsage();
  await product.activate();
  const { user, system } = cpuUsage(before);
  return { ...watch(), wholeProcess: (user + system) / 1000 };
}

/** Stands between VS Code and the product's file: what comes back tells both costs once it is activated. */
function watchLoading({ extensionPath }: vscode.Extension<unknown>): () => Pick<Activation, 'loading' | 'activating'> {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  let loading: Cost | undefined;
  let activating: Cost | undefined;
  loader._load = function (path, ...more) {
    if (!path.startsWith(extensionPath)) return load.call(this, path, ...more);
    loader._load = load;
    const [loaded, cost] = timed(() => load.call(this, path, ...more) as { readonly activate: Activate });
    loading = cost;
    // What a bundle exports cannot be changed.
    return {
      ...loaded,
      activate: (context: vscode.ExtensionContext) => {
        const [api, cost] = timed(() => loaded.activate(context));
        activating = cost;
        return api;
      },
    };
  };
  return () => {
    loader._load = load;
    if (!loading || !activating) throw new Error('VS Code has loaded the product in another way.');
    return { loading, activating };
  };
}

function timed<Value>(job: () => Value): [value: Value, cost: Cost] {
  const [begin, before] = [performance.now(), threadCpuUsage()];
  const value = job();
  const { user, system } = threadCpuUsage(before);
  return [value, { processor: (user + system) / 1000, elapsed: performance.now() - begin }];
}

/** In a start of its own: code that is watched is slower. */
async function covered(): Promise<readonly CoveredFunction[]> {
  const product = sleepingProduct();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await product.activate();
  await setTimeout(secondMs);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const own = result.find(({ url }) => url.includes(productId) && url.endsWith('/dist/extension.js'));
  return own?.functions.map(({ ranges }) => ranges) ?? [];
}

function sleepingProduct(): vscode.Extension<unknown> {
  const product = vscode.extensions.getExtension(productId);
  if (!product) throw new Error('The product is not installed.');
  if (product.isActive) throw new Error('The product has been activated already.');
  return product;
}

async function tell(report: unknown): Promise<void> {
  await appendFile(env['SECOND_LOOK_REPORTS'] ?? '', `${JSON.stringify(report)}\n`);
}
