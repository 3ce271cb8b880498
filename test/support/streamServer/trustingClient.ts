/** Base URLs as arguments in; what came of one question to each out, as JSON. A process trusts what it is started with. */
import { argv, stdout } from 'node:process';
import { streamCompletion } from '../../../src/completion/client.ts';
import { collect, described } from './collect.ts';

export interface Outcome {
  readonly text: string;
  /** Undefined where the answer came whole. */
  readonly error?: ReturnType<typeof described> & { readonly message: string };
}

async function ask(baseUrl: string): Promise<Outcome> {
  const request = { endpoint: { baseUrl, api: 'chat' }, model: 'any', prompt: 'Hi' } as const;
  const { text, error } = await collect(streamCompletion(request));
  return error instanceof Error ? { text, error: { message: error.message, ...described(error) } } : { text };
}

Promise.all(argv.slice(2).map(ask)).then(
  (outcomes) => stdout.write(JSON.stringify(outcomes)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
