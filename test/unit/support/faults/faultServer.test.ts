import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { startFaultServer, type FaultScript, type FaultServer } from '../../../support/faultServer.ts';
import * as deliveries from '../../../support/faults/deliveries.ts';

async function withServer(script: FaultScript, test: (server: FaultServer) => Promise<void>): Promise<void> {
  const server = await startFaultServer(script);
  try {
    await test(server);
  } finally {
    await server.close();
  }
}

const post = (body: string) =>
  `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nX-Name: a:b\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** What a plain client reads until the connection ends, and how it ended. */
async function exchange(server: FaultServer, request: string): Promise<{ bytes: Buffer; error?: string }> {
  const socket = connect(server.port, '127.0.0.1');
  const parts: Buffer[] = [];
  let error: string | undefined;
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', (thrown: NodeJS.ErrnoException) => (error = thrown.code));
  socket.write(request);
  await new Promise((resolve) => socket.once('close', resolve));
  return { bytes: Buffer.concat(parts), ...(error === undefined ? {} : { error }) };
}

async function open(server: FaultServer): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

const events = ['data: one\n\n', 'data: two\n\n', 'data: three\n\n'];

describe('the fault server', () => {
  it('reads requests in whatever pieces they come, one after the other on a connection', async () => {
    await withServer(
      (exchange) => exchange.reply(200, `{"n":${exchange.index}}`),
      async (server) => {
        const socket = await open(server);
        const text = post('{"é":1}') + post('{}') + 'GET /v1/models?x=1 HTTP/1.1\r\nHost: x\r\n\r\n';
        for (const byte of Buffer.from(text)) socket.write(Uint8Array.of(byte));
        await server.requested(3);
        socket.destroy();
        assert.deepEqual(
          server.requests.map(({ method, path }) => `${method} ${path}`),
          ['POST /v1/chat/completions', 'POST /v1/chat/completions', 'GET /v1/models?x=1'],
        );
        assert.deepEqual(server.requests[0]?.json, { é: 1 });
        assert.equal(server.requests[0].headers['x-name'], 'a:b');
        assert.equal(server.connections.length, 1);
      },
    );
  });

  it('says when a client or a script does something wrong', async () => {
    for (const wrong of ['NONSENSE\r\n\r\n', post('[1]'), post('{'), 'GET / HTTP/1.1\r\nno colon\r\n\r\n']) {
      const server = await startFaultServer(() => undefined);
      await exchange(server, wrong);
      await assert.rejects(server.close(), /something wrong/);
    }
    const server = await startFaultServer(() => {
      throw new Error('mine');
    });
    const socket = await open(server);
    socket.write(post('{}'));
    await server.requested(1);
    await assert.rejects(server.close(), /something wrong/);
  });

  it('frames a body by chunks, by its length, or by the end of the connection', async () => {
    for (const [framing, body] of [
      ['chunked', '5\r\nhello\r\n0\r\n\r\n'],
      [5, 'hello'],
      ['close', 'hello'],
    ] as const) {
      await withServer(
        async (exchange) => {
          await exchange.head({ framing, headers: { 'x-a': 'b' } });
          await exchange.send('hello');
          await exchange.end();
          exchange.fin();
        },
        async (server) => {
          const { bytes, error } = await exchange(server, post('{}'));
          const [head = '', rest] = bytes.toString().split(/\r\n\r\n(.*)/s);
          assert.match(head, /^HTTP\/1\.1 200 /);
          assert.match(head, /^x-a: b\r?$/m);
          assert.equal(rest, body);
          assert.equal(error, undefined);
        },
      );
    }
  });

  it('breaks an answer in each of the ways', async () => {
    const start = (bytes: Buffer) => bytes.toString().split('\r\n\r\n').slice(1).join('\r\n\r\n');
    const cases: readonly (readonly [deliveries.Delivery, expected: string, error?: string])[] = [
      [deliveries.cleanEnd({ events: 1 }), 'b\r\ndata: one\n\n\r\n0\r\n\r\n'],
      [deliveries.closeDelimited({ bytes: 15 }), 'data: one\n\ndata'],
      [deliveries.finWithoutEnd({ events: 1 }), 'b\r\ndata: one\n\n\r\n'],
      [deliveries.finInChunk({ events: 1 }), '20b\r\ndata: one\n\n'],
      [deliveries.shortLength({ events: 1 }), 'data: one\n\n'],
    ];
    for (const [deliver, expected] of cases) {
      const server = await startFaultServer(async (exchange) => {
        await deliver(exchange, events, {});
        exchange.fin();
      });
      const { bytes, error } = await exchange(server, post('{}'));
      assert.equal(start(bytes), expected);
      assert.equal(error, undefined);
      assert.equal(server.connections[0]?.endedBy, 'serverFin');
      await server.close();
    }
  });

  it('resets a connection, which is not the same as closing it', async () => {
    await withServer(
      (exchange) => deliveries.reset({ events: 1 })(exchange, events, {}),
      async (server) => {
        const { error } = await exchange(server, post('{}'));
        assert.equal(error, 'ECONNRESET');
        assert.equal(server.connections[0]?.endedBy, 'serverReset');
      },
    );
  });

  it('cuts a compressed body, so that it cannot be unpacked', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `data: ${index * 7919}\n\n`);
    let packed = Buffer.alloc(0);
    await withServer(
      async (exchange) => {
        await deliveries.gzipCut({ events: 500 })(
          { ...exchange, send: async (bytes) => void (packed = Buffer.from(bytes)) },
          many,
          {},
        );
        exchange.fin();
      },
      async (server) => {
        const { bytes } = await exchange(server, post('{}'));
        assert.match(bytes.toString('latin1'), /content-encoding: gzip/);
        assert.throws(() => gunzipSync(packed), /unexpected end of file/);
      },
    );
  });

  it('splits an answer at any bytes and loses none', async () => {
    await withServer(
      async (exchange) => {
        await deliveries.split([3, 3, 20, 1])(exchange, events, { framing: 'close' });
      },
      async (server) => {
        const { bytes } = await exchange(server, post('{}'));
        assert.ok(bytes.toString().endsWith(`\r\n\r\n${events.join('')}`));
      },
    );
  });

  it('sees how a client leaves, in the order of what happened', async () => {
    await withServer(
      async (exchange) => {
        await exchange.head();
        await exchange.closed;
      },
      async (server) => {
        const [polite, rude] = [await open(server), await open(server)];
        polite.write(post('{}'));
        await server.requested(1);
        rude.write(post('{}'));
        await server.requested(2);
        assert.equal(server.openConnections(), 2);
        polite.end();
        await server.connections[0]?.closed;
        rude.resetAndDestroy();
        await server.allClosed();
        assert.deepEqual(
          server.journal.filter(({ what }) => what !== 'opened').map((entry) => `${entry.what} ${entry.connection}`),
          ['requested 0', 'requested 1', 'ended 0', 'ended 1'],
        );
        assert.deepEqual(
          server.connections.map(({ endedBy }) => endedBy),
          ['clientFin', 'clientReset'],
        );
        assert.equal(server.mostInFlight(), 2);
      },
    );
  });

  it('knows what the kernel took: a client that does not read makes it wait', async () => {
    await withServer(
      async (exchange) => {
        await exchange.head();
        const mebibyte = Buffer.alloc(1024 * 1024);
        while (!exchange.isClosed()) await exchange.send(mebibyte);
      },
      async (server) => {
        const socket = await open(server);
        socket.pause();
        socket.write(post('{}'));
        await server.requested(1);
        const [connection] = server.connections;
        await connection?.blocked();
        const before = connection?.taken() ?? 0;
        assert.ok((connection?.waiting() ?? 0) > 0);
        assert.ok(before > 0 && before < 32 * 1024 * 1024, `took ${before}`);
        const read = once(socket, 'data');
        socket.resume();
        await read;
        socket.destroy();
        await server.allClosed();
      },
    );
  });

  it('closes only the connections that wait for nothing', async () => {
    await withServer(
      async (exchange) => {
        if (exchange.index === 0) await exchange.reply(200, '{}');
        else await exchange.head();
      },
      async (server) => {
        const [idle, busy] = [await open(server), await open(server)];
        idle.write(post('{}'));
        await once(idle, 'data');
        busy.write(post('{}'));
        await once(busy, 'data');
        const released = server.released();
        idle.resume();
        await server.connections[0]?.closed;
        assert.equal(server.openConnections(), 1);
        busy.destroy();
        await released;
      },
    );
  });
});
