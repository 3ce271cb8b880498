/** The events of an answer in, written to the client as a regular answer or broken in one of the ways of `FAULTS.md`. */
import { gzipSync } from 'node:zlib';
import type { FaultExchange, Head } from './exchange.ts';

/** Writes the head and as much of the events as it wants. */
export type Delivery = (exchange: FaultExchange, events: readonly string[], head: Head) => Promise<void>;

/** How much is delivered before the fault; everything where neither is given. */
export interface Extent {
  readonly events?: number;
  readonly bytes?: number;
}

/** The bytes before the fault. */
export function bytesOf(events: readonly string[], { events: count, bytes }: Extent): Buffer {
  return Buffer.from(events.slice(0, count).join('')).subarray(0, bytes);
}

export const whole: Delivery = async (exchange, events, head) => {
  await exchange.head(head);
  for (const event of events) await exchange.send(event);
  await exchange.end();
};

/** The whole answer in one write, for tests in which many answers count and their pace does not. */
export const atOnce: Delivery = async (exchange, events, head) => {
  await exchange.head(head);
  await exchange.send(events.join(''));
  await exchange.end();
};

/** The body ends in order, but the answer does not. */
export function cleanEnd(extent: Extent = {}): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, extent));
    await exchange.end();
  };
}

/** The end of the connection is the end of the body, and it comes too early. */
export function closeDelimited(extent: Extent): Delivery {
  return async (exchange, events, head) => {
    await exchange.head({ ...head, framing: 'close' });
    await exchange.send(bytesOf(events, extent));
    exchange.fin();
  };
}

/** A compressed body of which the last third is missing, with a regular end of the chunks. */
export function gzipCut(extent: Extent): Delivery {
  return async (exchange, events, head) => {
    await exchange.head({ ...head, headers: { ...head.headers, 'content-encoding': 'gzip' } });
    const packed = gzipSync(bytesOf(events, extent), { level: 1 });
    await exchange.send(packed.subarray(0, Math.floor((packed.length * 2) / 3)));
    await exchange.end();
  };
}

/** FIN after a whole chunk, without the chunk that ends the body. */
export function finWithoutEnd(extent: Extent): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, extent));
    exchange.fin();
  };
}

/** FIN in the middle of a chunk that promised more. */
export function finInChunk(extent: Extent): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    const bytes = bytesOf(events, extent);
    await exchange.raw(Buffer.concat([Buffer.from(`${(bytes.length + 512).toString(16)}\r\n`), bytes]));
    exchange.fin();
  };
}

/** FIN before the promised length. */
export function shortLength(extent: Extent): Delivery {
  return async (exchange, events, head) => {
    const bytes = bytesOf(events, extent);
    await exchange.head({ ...head, framing: bytes.length + 512 });
    await exchange.raw(bytes);
    exchange.fin();
  };
}

/** A size of a chunk that is no number. */
export function badChunkSize(extent: Extent): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, extent));
    await exchange.raw('zz\r\n');
    await exchange.closed;
  };
}

/** RST; `when` holds it back, so that a test decides what has been read by then. */
export function reset(extent: Extent, when: Promise<unknown> = Promise.resolve()): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, extent));
    await when;
    exchange.reset();
  };
}

/** Something else in the stream, such as an error frame, and the socket stays open until the client leaves. */
export function frameThenOpen(extent: Extent, frame: string): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, extent));
    await exchange.send(frame);
    await exchange.closed;
  };
}

/** Nothing more; the socket stays open until the client leaves. */
export function silence(extent: Extent): Delivery {
  return frameThenOpen(extent, '');
}

/** Nothing but this, over and over, until the client leaves. */
export function only(extent: Extent, filler: string, pause: () => Promise<unknown>): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, extent));
    while (!exchange.isClosed()) {
      await exchange.send(filler);
      await pause();
    }
  };
}

/** The whole answer, cut into pieces at the given byte offsets, each written for itself. */
export function split(offsets: readonly number[]): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    const bytes = bytesOf(events, {});
    const edges = [0, ...[...offsets].sort((a, b) => a - b), bytes.length];
    for (const [index, from] of edges.slice(0, -1).entries())
      await exchange.send(bytes.subarray(from, edges[index + 1]));
    await exchange.end();
  };
}

/** A body that is no event stream. */
export function instead(body: string | Uint8Array, head: Head = {}): Delivery {
  return async (exchange) => {
    await exchange.head(head);
    await exchange.send(body);
    await exchange.end();
  };
}

/** An answer by status alone. */
export function refusal(
  status: number,
  body: object | string,
  headers: Readonly<Record<string, string>> = {},
): Delivery {
  return (exchange) => exchange.reply(status, typeof body === 'string' ? body : JSON.stringify(body), headers);
}

/** The words of the whole events in these bytes of a stream: what a reader may have been shown of them. */
export function textIn(bytes: Buffer): string {
  // Half a character at the end belongs to half an event.
  const events = bytes.toString().split('\n\n').slice(0, -1);
  return events.map(textOfEvent).join('');
}

function textOfEvent(event: string): string {
  const data = /^data: (\{.*)$/m.exec(event)?.[1];
  if (data === undefined) return '';
  const { choices } = JSON.parse(data) as {
    choices: { text?: string | null; delta?: { content?: string | null } }[];
  };
  return choices.map(({ text, delta }) => text ?? delta?.content ?? '').join('');
}
