import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { startFaultProxy, type Direction, type FaultProxy } from '../../../support/faultProxy.ts';
import { createRandom } from '../../../support/faults/random.ts';
import { applyToxic, type Chunk, type Toxic } from '../../../support/faults/toxics.ts';

/** A server that sends back what it gets, and ends when its client does. */
async function withProxy(test: (proxy: FaultProxy, upstream: Set<Socket>) => Promise<void>): Promise<void> {
  const upstream = new Set<Socket>();
  const server = createServer((socket) => {
    upstream.add(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startFaultProxy((server.address() as AddressInfo).port);
  try {
    await test(proxy, upstream);
  } finally {
    await proxy.close();
    for (const socket of upstream) socket.destroy();
    server.close();
  }
}

interface Heard {
  readonly text: string;
  readonly error?: string;
  readonly parts: readonly string[];
}

/** What comes back for a text until the connection ends; `ends` says whether the client ends it. */
async function say(proxy: FaultProxy, text: string, ends = true): Promise<Heard> {
  const socket = connect(Number(new URL(proxy.origin).port), '127.0.0.1');
  const parts: string[] = [];
  let error: string | undefined;
  socket.on('data', (part: Buffer) => parts.push(part.toString()));
  socket.on('error', (thrown: NodeJS.ErrnoException) => (error = thrown.code));
  if (ends) socket.end(text);
  else socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  return { text: parts.join(''), parts, ...(error === undefined ? {} : { error }) };
}

const words = 'the quick brown fox '.repeat(50);

/** The chunks that a toxic lets through, with a clock that is only told, and what it asked of the link. */
async function through(toxic: Toxic, chunks: readonly string[]) {
  const asked: string[] = [];
  const link = {
    random: createRandom(7),
    sleep: async (ms: number) => void asked.push(`sleep ${Math.round(ms)}`),
    close: () => void asked.push('close'),
    reset: () => void asked.push('reset'),
  };
  async function* source(): AsyncGenerator<Chunk> {
    for (const text of chunks) yield { bytes: Buffer.from(text), at: performance.now() };
  }
  const out: string[] = [];
  for await (const { bytes } of applyToxic(toxic, source(), link)) {
    out.push(bytes.toString());
    asked.push(`pass ${bytes.length}`);
  }
  return { out, asked };
}

describe('the fault proxy', () => {
  it('passes everything on, both ways, and the end too', async () => {
    await withProxy(async (proxy) => {
      assert.deepEqual((await say(proxy, words)).text, words);
      assert.equal(proxy.openConnections(), 0);
    });
  });

  it('keeps the words whole through every toxic that only delays, in either direction', async () => {
    const toxics: readonly Toxic[] = [
      { type: 'latency', latency: 5, jitter: 3 },
      { type: 'bandwidth', rate: 100 },
      { type: 'slow_close', delay: 5 },
      { type: 'slicer', average_size: 3, size_variation: 2, delay: 10 },
    ];
    await withProxy(async (proxy) => {
      for (const toxic of toxics) {
        for (const direction of ['upstream', 'downstream'] satisfies Direction[]) {
          proxy.add(toxic, direction);
          const { text, error } = await say(proxy, words);
          assert.equal(text, words, `${toxic.type} ${direction}`);
          assert.equal(error, undefined);
          proxy.clear();
        }
      }
    });
  });

  it('resets the connection for both sides after what may pass', async () => {
    await withProxy(async (proxy, upstream) => {
      proxy.add({ type: 'reset_peer', timeout: 0 });
      assert.deepEqual(await say(proxy, words, false), { text: '', parts: [], error: 'ECONNRESET' });
      assert.equal(upstream.size, 1);
      for (const socket of upstream)
        if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
      proxy.clear();
      proxy.add({ type: 'reset_peer', timeout: 0, after: 9 });
      // Whether a break that overtakes the reader is an error or an end is up to the system.
      assert.ok('the quick'.startsWith((await say(proxy, words, false)).text));
    });
  });

  it('closes the connection after a limit, and the part before it arrives', async () => {
    await withProxy(async (proxy) => {
      proxy.add({ type: 'limit_data', bytes: 9 });
      assert.deepEqual(await say(proxy, words, false), { text: 'the quick', parts: ['the quick'] });
    });
  });

  it('lets nothing through with timeout, and closes after it', async () => {
    await withProxy(async (proxy) => {
      proxy.add({ type: 'timeout', timeout: 5 });
      assert.deepEqual(await say(proxy, words, false), { text: '', parts: [] });
    });
  });

  it('refuses connections while it is down, and closes the open ones', async () => {
    await withProxy(async (proxy) => {
      const socket = connect(Number(new URL(proxy.origin).port), '127.0.0.1');
      await once(socket, 'connect');
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.on('error', () => undefined);
      await proxy.setDown(true);
      await closed;
      assert.equal((await say(proxy, 'x')).error, 'ECONNREFUSED');
      await proxy.setDown(false);
      assert.equal((await say(proxy, words)).text, words);
    });
  });
});

describe('a toxic', () => {
  it('latency: each chunk waits for itself, counted from its arrival', async () => {
    const { asked } = await through({ type: 'latency', latency: 1000 }, ['a', 'b']);
    assert.deepEqual(asked, ['sleep 1000', 'pass 1', 'sleep 1000', 'pass 1']);
  });

  it('latency: the jitter stays within its bounds and comes from the seed', async () => {
    const toxic = { type: 'latency', latency: 400, jitter: 100 } as const;
    const { asked } = await through(toxic, Array<string>(50).fill('x'));
    const waits = asked.filter((entry) => entry.startsWith('sleep')).map((entry) => Number(entry.slice(6)));
    assert.ok(waits.every((ms) => ms >= 299 && ms <= 500));
    assert.ok(new Set(waits).size > 10);
    assert.deepEqual((await through(toxic, Array<string>(50).fill('x'))).asked.length, asked.length);
  });

  it('bandwidth: the wait is the size by the rate', async () => {
    const { asked } = await through({ type: 'bandwidth', rate: 8 }, ['x'.repeat(2000)]);
    assert.deepEqual(asked, ['sleep 100', 'pass 800', 'sleep 100', 'pass 800', 'sleep 50', 'pass 400']);
  });

  it('slow_close: the end waits, the words do not', async () => {
    assert.deepEqual((await through({ type: 'slow_close', delay: 30 }, ['ab'])).asked, ['pass 2', 'sleep 30']);
  });

  it('timeout: with 0 nothing passes and nothing closes', async () => {
    assert.deepEqual((await through({ type: 'timeout', timeout: 0 }, ['a', 'b'])).asked, []);
    assert.deepEqual((await through({ type: 'timeout', timeout: 9 }, ['a', 'b'])).asked, ['sleep 9', 'close']);
  });

  it('slicer: the slices stay within their bounds', async () => {
    const { out } = await through({ type: 'slicer', average_size: 3, size_variation: 2, delay: 1 }, [words]);
    assert.equal(out.join(''), words);
    assert.ok(out.slice(0, -1).every(({ length }) => length >= 1 && length <= 5));
    assert.ok(new Set(out.map(({ length }) => length)).size === 5);
  });

  it('reset_peer: what may pass does, then the connection breaks', async () => {
    const toxic = { type: 'reset_peer', timeout: 4, after: 3 } as const;
    assert.deepEqual((await through(toxic, ['ab', 'cd', 'ef'])).asked, ['pass 2', 'pass 1', 'sleep 4', 'reset']);
  });

  it('limit_data: closes at the limit', async () => {
    assert.deepEqual((await through({ type: 'limit_data', bytes: 3 }, ['ab', 'cd'])).asked, [
      'pass 2',
      'pass 1',
      'close',
    ]);
  });
});

describe('the seeded random numbers', () => {
  it('are the same for the same seed, even, and within their bounds', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 3000 }, () => random.integer(1, 3));
    };
    assert.deepEqual(draw(5), draw(5));
    assert.notDeepEqual(draw(5), draw(6));
    for (const value of [1, 2, 3]) {
      const count = draw(5).filter((drawn) => drawn === value).length;
      assert.ok(count > 850 && count < 1150, `${value} came ${count} times`);
    }
  });
});
