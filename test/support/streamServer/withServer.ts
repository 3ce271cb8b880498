/** Runs one test against a scripted server and closes it, whatever the test did. */
import type { Endpoint } from '../../../src/completion/request.ts';
import { startStreamServer, type Script, type StreamServer } from './streamServer.ts';

export async function withServer<T>(script: Script, test: (server: StreamServer) => Promise<T>): Promise<T> {
  const server = await startStreamServer(script);
  try {
    return await test(server);
  } finally {
    await server.close();
  }
}

export function endpointAt({ origin }: StreamServer, rest: Partial<Endpoint> = {}): Endpoint {
  return { baseUrl: `${origin}/v1`, api: 'chat', ...rest };
}
