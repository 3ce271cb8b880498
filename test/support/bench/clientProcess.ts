/** The name of a client → a process that has it alone, and does what it is told. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundledFor } from './bundled.ts';
import type { Answer, Job, ResultOf } from './clients/jobs.ts';

export interface ClientProcess {
  readonly name: string;
  /** @throws Error with what went wrong in there. One job at a time. */
  run<J extends Job>(job: J): Promise<ResultOf[J['kind']]>;
  close(): void;
}

export async function openClient(name: string): Promise<ClientProcess> {
  const script = await bundledFor(join('test', 'support', 'bench', 'clients', 'run.ts'), 'clients');
  const child = fork(script, [name], { execArgv: ['--expose-gc'], serialization: 'advanced' });
  return {
    name,
    run: async <J extends Job>(job: J) => {
      const ended = new AbortController();
      try {
        const left = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
          throw new Error(`The process of ${name} ended with ${String(code)}.`);
        });
        const answer = once(child, 'message', { signal: ended.signal });
        left.catch(() => undefined);
        child.send(job);
        const [{ result, error }] = (await Promise.race([answer, left])) as [Answer<ResultOf[J['kind']]>];
        if (result === undefined) throw new Error(`${name}: ${error ?? 'no answer'}`);
        return result;
      } finally {
        ended.abort();
      }
    },
    close: () => {
      child.disconnect();
    },
  };
}
