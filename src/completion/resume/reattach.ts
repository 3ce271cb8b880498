/** A stream that llama.cpp keeps in; the connection that reads on in it out, and its end where nobody wants it any more. */
import type { Approach } from '../attempt.ts';
import { openBody } from '../bodyText.ts';
import { openExchange } from '../exchange.ts';
import { httpFailure } from '../failures.ts';
import { readError } from '../readError.ts';
import { apiOf, type Run } from '../run.ts';
import { send } from '../send.ts';
import type { Position } from './journal.ts';
import { createByteBoundary, reattachUrl, stopUrl } from './llamaStream.ts';

export function reattachTo(position: Position, run: Run): Approach {
  const { request, fetch, secrets, timeouts } = run;
  const { endpoint } = request;
  const { offset } = position.boundary;
  const path = reattachUrl(endpoint.baseUrl, position.conversationId ?? '', offset);
  return {
    // It begins with a whole event again, and its bytes are counted from there.
    position: { ...position, boundary: createByteBoundary(offset) },
    replays: false,
    readsOn: true,
    open: async (exchange) => {
      const response = await send({ endpoint, path, limitMs: timeouts.connect }, exchange, fetch);
      if (response.ok) return { response, notices: [], api: apiOf(run), streams: true };
      const body = openBody(response, exchange, secrets);
      const error = await readError(body);
      body.cancel();
      throw httpFailure(response, error, secrets);
    },
  };
}

/**
 * Ends what the server is still writing, but for the stream of that name. A closed connection does not end it; without
 * this the server would go on for nobody.
 */
export function leaveStreams({ request, journal, fetch }: Run, kept?: string): void {
  const { endpoint } = request;
  for (const id of journal.streams) {
    if (id === kept) continue;
    journal.streams.delete(id);
    const exchange = openExchange(AbortSignal.timeout(stopLimitMs));
    // Nothing can be done where it fails, and nobody waits for it.
    send({ endpoint, path: stopUrl(endpoint.baseUrl, id), method: 'DELETE' }, exchange, fetch)
      .catch(() => undefined)
      .finally(() => {
        exchange.close();
      });
  }
}

const stopLimitMs = 5000;
