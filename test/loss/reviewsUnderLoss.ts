/** A network in trouble in; how many answers came through whole, how the others ended, and what it cost, out. */
import { streamCompletion, type CompletionOptions } from '../../src/completion/client.ts';
import { CompletionError } from '../../src/completion/error.ts';
import type { CompletionNotice } from '../../src/completion/event.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import { pacedServer, prompt, wordsOf } from './pacedServer.ts';

export interface Setting extends Pick<CompletionOptions, 'timeouts' | 'retry'> {
  /** How many answers at a time, as of one window: they share breaker and budget. */
  readonly runs: number;
  readonly words: number;
  /** Makes the trouble, beginning with the requests; what it returns settles when it is over. */
  readonly begin: () => Promise<void>;
}

export interface Outcome {
  readonly whole: number;
  /** Ended by an error that was told, behind a beginning of the answer. */
  readonly cut: number;
  /** Connections that were given up. */
  readonly aborts: number;
  readonly stalls: number;
  /** How often an answer was taken up again. */
  readonly resumed: number;
  readonly requests: number;
  /** The most requests in a row of one answer that brought no new word. */
  readonly inVain: number;
  /** The longest time between two words of an answer, over all of them, in milliseconds. */
  readonly longestGapMs: number;
  /** Ends that were not truthful: other words than the server's, or half an answer as the whole. */
  readonly failures: readonly string[];
}

const paceMs = 20;

export async function reviewsUnderLoss({ runs, words, begin, ...options }: Setting): Promise<Outcome> {
  const expected = wordsOf(words).join('');
  const server = await pacedServer(wordsOf(words), paceMs);
  const gates = createGates({ maxConcurrent: () => runs });
  const endpoint = { baseUrl: server.baseUrl, api: 'completions' } as const;
  const notices: CompletionNotice[] = [];
  const failures: string[] = [];
  let [whole, cut, requests, inVain, longestGapMs] = [0, 0, 0, 0, 0];
  const one = async () => {
    let text = '';
    let last: number | undefined;
    let sinceWord = 0;
    const counted: typeof fetch = (...call) => {
      requests++;
      inVain = Math.max(inVain, ++sinceWord);
      return fetch(...call);
    };
    try {
      const stream = streamCompletion({ endpoint, model: 'any', prompt }, { ...options, gates, fetch: counted });
      for await (const event of stream) {
        if (event.type === 'notice') {
          notices.push(event.notice);
          if (event.notice.kind === 'restarted') text = '';
        }
        if (event.type !== 'text') continue;
        text += event.text;
        sinceWord = 0;
        const now = performance.now();
        longestGapMs = Math.max(longestGapMs, now - (last ?? now));
        last = now;
      }
      if (text === expected) whole++;
      else failures.push(`called finished: …${text.slice(-60)}`);
    } catch (error) {
      if (error instanceof CompletionError && expected.startsWith(text)) cut++;
      else failures.push(`${String(error)}: …${text.slice(-60)}`);
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
    cut,
    aborts: count('interrupted'),
    stalls: count('stalled'),
    resumed: count('resumed'),
    requests,
    inVain,
    longestGapMs: Math.round(longestGapMs),
    failures,
  };
}
