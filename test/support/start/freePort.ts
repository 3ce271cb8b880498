/** A port that would be nice → that one when it is free, else undefined. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** The same port again keeps what the browser remembers of the last start, and the settings as they were. */
export async function ifFree(port: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
    return port;
  } catch {
    return undefined;
  } finally {
    probe.close();
  }
}
