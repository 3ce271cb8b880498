/** A loopback host in, a port out that swallows every attempt to connect: neither accepted nor refused. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

export interface BlackHole {
  readonly origin: string;
  readonly port: number;
  /** From then on the port refuses. */
  close(): Promise<void>;
}

/** Listens for as many connections as wait in the kernel, and never takes one of them off. */
const listenAndSleep = `
  const { parentPort, workerData } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.on('error', (error) => parentPort.postMessage(error.code));
  server.listen({ host: workerData, port: 0, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });
`;
/** The kernel lets one more wait than the backlog says. */
const places = 2;

/** Undefined where the machine has no such host, or its kernel takes connections that nobody accepts. */
export async function startBlackHole(host = '127.0.0.1'): Promise<BlackHole | undefined> {
  const worker = new Worker(listenAndSleep, { eval: true, workerData: host });
  const [port] = (await once(worker, 'message')) as [number | string];
  const waiting: Socket[] = [];
  const close = async () => {
    for (const socket of waiting) socket.destroy();
    await worker.terminate();
  };
  if (typeof port === 'string') {
    await close();
    return undefined;
  }
  const open = () => {
    const socket = connect(port, host);
    // Broken when the port closes.
    socket.on('error', () => undefined);
    waiting.push(socket);
    return once(socket, 'connect').then(() => true);
  };
  for (let place = 0; place < places; place++) await open();
  const isFull = !(await Promise.race([open(), aWhile()]));
  if (!isFull) {
    await close();
    return undefined;
  }
  return { origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, close };
}

/** An open port of the loopback answers within microseconds. */
function aWhile(): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, 300, false));
}
