/** A workbench → what the product's activation takes in a fresh extension host of it; an extension beside it measures that. */
import type { Workbench } from '../vscode/workbench.ts';
import { installCompanion, type Companion } from './companion.ts';

/** Milliseconds. */
export interface Cost {
  /** Of the thread's processor time. */
  readonly processor: number;
  readonly elapsed: number;
}

export interface Activation {
  /** Reading the bundle and running what stands outside of functions. */
  readonly loading: Cost;
  /** Of `activate()`, until it returns. */
  readonly activating: Cost;
  /** Processor time of all threads, until VS Code says that the extension is active. */
  readonly wholeProcess: number;
}

/** V8's own: parts of a function and how often each ran, the whole of it first. */
export type CoveredFunction = readonly {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}[];

export interface Activations {
  readonly companion: Companion;
  measure(vs: Workbench): Promise<Activation>;
  /** Which code of the bundle ran until a second later. */
  cover(vs: Workbench): Promise<readonly CoveredFunction[]>;
}

export async function installActivations(extensions: string): Promise<Activations> {
  const companion = await installCompanion(extensions, {
    name: 'activation',
    main: 'test/support/bench/activation/extension.ts',
    commands: { 'activation.measure': 'Activation: Measure', 'activation.cover': 'Activation: Cover' },
  });
  /** A window that is loaded again has a new extension host, a process of its own. */
  const inFreshHost = async (vs: Workbench, command: string) => {
    await vs.reload();
    await vs.runCommand(command);
    return companion.next();
  };
  return {
    companion,
    measure: async (vs) => (await inFreshHost(vs, 'Activation: Measure')) as Activation,
    cover: async (vs) => (await inFreshHost(vs, 'Activation: Cover')) as readonly CoveredFunction[],
  };
}
