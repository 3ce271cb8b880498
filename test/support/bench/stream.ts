/** An answer and a pace → said on a connection, piece by piece, as far as the other side listens. */
import { setTimeout } from 'node:timers/promises';
import type { Exchange } from '../scriptedServer.ts';

/** A timer is no finer; what is due by then goes out together, as one event for each token. */
const tickMs = 5;

/** Resolves when all was said. */
export async function say(exchange: Exchange, tokens: readonly string[], perSecond: number): Promise<void> {
  const begin = performance.now();
  let said = 0;
  while (said < tokens.length) {
    const due = Math.ceil(((performance.now() - begin) / 1000) * perSecond);
    for (const token of tokens.slice(said, due)) exchange.say(token);
    said = Math.max(said, due);
    await setTimeout(tickMs);
  }
}
