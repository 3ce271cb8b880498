/** A network that loses packets in; how many answers came through whole, and what their readers noticed, out. */
import type { CompletionNotice } from '../../src/completion/event.ts';
import { streamCompletion, type CompletionOptions } from '../../src/completion/client.ts';
import { pacedServer, prompt, wordsOf } from './pacedServer.ts';

export interface Trouble {
  readonly name: string;
  readonly runs: number;
  readonly words: number;
  readonly timeouts?: CompletionOptions['timeouts'];
  /** Makes the trouble; what it returns settles when it is over. Called once the first word of every run has come. */
  readonly begin: () => Promise<void>;
  /** Whether the connection has to hold, or may be given up once. */
  readonly holds: boolean;
}

export interface Outcome {
  readonly whole: number;
  /** Connections that were given up. */
  readonly aborts: number;
  readonly stalls: number;
  readonly requests: number;
  /** The longest time between two words of a run, over all runs, in milliseconds. */
  readonly longestGapMs: number;
  readonly failures: readonly string[];
}

const paceMs = 20;

export async function reviewsUnderLoss({ runs, words, timeouts = {}, begin }: Trouble): Promise<Outcome> {
  const expected = wordsOf(words);
  const server = await pacedServer(expected, paceMs);
  const notices: CompletionNotice[] = [];
  const failures: string[] = [];
  let whole = 0;
  let longestGapMs = 0;
  const one = async () => {
    let text = '';
    let last: number | undefined;
    const endpoint = { baseUrl: server.baseUrl, api: 'completions' } as const;
    try {
      for await (const event of streamCompletion({ endpoint, model: 'any', prompt }, { timeouts })) {
        if (event.type === 'notice') notices.push(event.notice);
        if (event.type !== 'text') continue;
        text += event.text;
        const now = performance.now();
        longestGapMs = Math.max(longestGapMs, now - (last ?? now));
        last = now;
      }
      if (text === expected.join('')) whole++;
      else failures.push(`other words: ${text.slice(-60)}`);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  try {
    const all = Promise.all(Array.from({ length: runs }, one));
    await begin();
    await all;
  } finally {
    server.close();
  }
  const count = (kind: CompletionNotice['kind']) => notices.filter((notice) => notice.kind === kind).length;
  return {
    whole,
    aborts: count('interrupted'),
    stalls: count('stalled'),
    requests: server.requests,
    longestGapMs: Math.round(longestGapMs),
    failures,
  };
}
