/** A server in a process of its own, whose work is not counted with that of the clients. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundledFor } from './bundled.ts';

export interface BenchServer {
  /** Where it answers in that manner, as `server/run.ts` names them. */
  baseUrl(manner: string, count: number): string;
  close(): void;
}

export async function openBenchServer(): Promise<BenchServer> {
  const script = await bundledFor(join('test', 'support', 'bench', 'server', 'run.ts'), 'server');
  const child = fork(script);
  const [port] = (await once(child, 'message')) as [number];
  return {
    baseUrl: (manner, count) => `http://127.0.0.1:${port}/${manner}/${count}/v1`,
    close: () => {
      child.disconnect();
    },
  };
}
