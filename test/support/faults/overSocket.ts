/** Pieces of a body in; the events that the client's own reader finds in them, fetched over a socket, out. */
import { openBody } from '../../../src/completion/bodyText.ts';
import { openExchange } from '../../../src/completion/exchange.ts';
import { createSseReader, type StreamEvent } from '../../../src/completion/sse.ts';
import { inPieces } from './bytesInPieces.ts';
import type { Row } from './fault.ts';

export type ReadEvents = (pieces: readonly (Uint8Array | string)[]) => Promise<readonly StreamEvent[]>;

export async function overSocket(row: Row): Promise<ReadEvents> {
  let pieces: Parameters<ReadEvents>[0] = [];
  const server = await row.serve((exchange) => inPieces(pieces)(exchange));
  return async (given) => {
    pieces = given;
    const exchange = openExchange(undefined);
    const body = openBody(await fetch(server.origin, { signal: exchange.signal }), exchange, []);
    const reader = createSseReader();
    const events: StreamEvent[] = [];
    for (let piece = await body.next(); typeof piece !== 'string'; piece = await body.next()) {
      events.push(...reader.feed(piece.text));
    }
    exchange.close();
    return [...events, ...reader.rest()];
  };
}
