/** A loopback origin at which nobody listens. */
import { startStreamServer } from './streamServer.ts';

export async function closedOrigin(): Promise<string> {
  const server = await startStreamServer(() => undefined);
  await server.close();
  return server.origin;
}
