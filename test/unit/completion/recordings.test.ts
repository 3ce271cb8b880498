import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CompletionOptions } from '../../../src/completion/client.ts';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';
import { CompletionError } from '../../../src/completion/error.ts';
import { createSseReader } from '../../../src/completion/sse.ts';
import { collect, type Collected } from '../../support/streamServer/collect.ts';
import { eventPlaces } from '../../support/streamServer/eventPlaces.ts';
import { recordedStreams, type Recording } from '../../support/streamServer/recordings.ts';
import { streamOf } from '../../support/streamServer/streamOf.ts';
import { startStreamServer, type Exchange } from '../../support/streamServer/streamServer.ts';

const edge = 4096;
const spacing = 64;
const seed = 20240607;

describe('recorded streams', () => {
  it('are all here', () => {
    assert.equal(recordedStreams.length, 64);
    assert.equal(recordedStreams.filter(({ outcome }) => outcome === 'error').length, 2);
  });

  for (const recording of recordedStreams) {
    describe(recording.file, () => {
      it('over a socket, whole', async () => {
        check(recording, await overSocket(recording, (exchange) => exchange.chunk(recording.bytes)));
      });

      it('over a socket, one byte at a time', async () => {
        const single = [...recording.bytes].map((byte) => Buffer.from([0x31, 13, 10, byte, 13, 10]));
        check(recording, await overSocket(recording, (exchange) => exchange.raw(Buffer.concat(single))));
      });

      it('over a socket, cut at random places (8 seeded cuttings)', async () => {
        const cuts = fc.sample(fc.array(fc.nat(recording.bytes.length), { maxLength: 40 }), { seed, numRuns: 8 });
        for (const places of cuts) {
          const collected = await overSocket(recording, async (exchange) => {
            for (const part of cutAt(recording.bytes, places)) await exchange.chunk(part);
          });
          check(recording, collected);
        }
      });

      it(`without a socket, cut at every byte (${spacing} runs, the cuts of a run ${spacing} bytes apart)`, async () => {
        for (let first = 0; first < spacing; first++) {
          const places = range(first, recording.bytes.length, spacing);
          check(recording, await fromParts(recording, cutAt(recording.bytes, places)), `first cut at ${first}`);
        }
      });

      // Bytes matter to decoder and framing only; behind them the same events give the same answer.
      it('decoder and framing, cut in two at every byte of both ends and of one event of each kind', () => {
        const sample = endsAndKinds(recording.bytes);
        const whole = eventsOf([sample]);
        for (let place = 1; place < sample.length; place++) {
          assert.equal(eventsOf(cutAt(sample, [place])), whole, `cut at byte ${place}`);
        }
      });
    });
  }
});

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);
}

function eventsOf(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  const reader = createSseReader();
  const texts = parts.map((part) => decoder.decode(part, { stream: true }));
  return [...texts.flatMap((text) => reader.feed(text)), ...reader.rest()]
    .map(({ name, data, whole }) => `${name} ${whole}\n${data}\n`)
    .join('');
}

function check(recording: Recording, { text, reasoning, finish, error, events }: Collected, message?: string): void {
  assert.equal(text, recording.expected_text ?? '', message);
  assert.equal(reasoning, recording.expected_reasoning ?? '', message);
  if (recording.outcome === 'error') {
    assert.ok(error instanceof CompletionError, message);
    assert.equal(finish, undefined, message);
  } else {
    assert.equal(error, undefined, message);
    assert.equal(finish?.reason, recording.finish_reason ?? null, message);
    assert.equal(events.filter(({ type }) => type === 'finish').length, 1, message);
    assert.equal(events.at(-1)?.type, 'finish', message);
  }
}

function complete({ api }: Recording, baseUrl: string, options?: CompletionOptions): Promise<Collected> {
  return collect(streamOnce({ endpoint: { baseUrl, api }, model: 'any', prompt: 'Say something.' }, options));
}

async function overSocket(recording: Recording, send: (exchange: Exchange) => Promise<void>): Promise<Collected> {
  const server = await startStreamServer(async (exchange) => {
    exchange.head(recording.status, recording.response_headers);
    await send(exchange);
    exchange.end();
  });
  try {
    return await complete(recording, `${server.origin}/v1`);
  } finally {
    await server.close();
  }
}

function fromParts(recording: Recording, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Collected> {
  const fetch = () => Promise.resolve(new Response(streamOf(parts), { status: recording.status }));
  return complete(recording, 'http://server.invalid/v1', { fetch });
}

function cutAt(bytes: Buffer<ArrayBuffer>, places: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const edges = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((to, index) => bytes.subarray(edges[index], to));
}

/** The first and the last 4 KiB, and from between them the first event of each kind: each set of keys and types. */
function endsAndKinds(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const kept = eventPlaces(bytes).filter(
    ({ start, end, isFirstOfKind }) => start < edge || end > bytes.length - edge || isFirstOfKind,
  );
  return Buffer.concat(kept.map(({ start, end }) => bytes.subarray(start, end)));
}
