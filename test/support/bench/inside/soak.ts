/** Reviews in troubles, round after round → what became of them, and what they have left behind in the process. */
import { getEventListeners } from 'node:events';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { streamCompletion } from '../../../../src/completion/client.ts';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import { someSettings, someTarget } from '../../reviewTarget.ts';
import { createRandom } from '../../faults/random.ts';
import { hostReviews } from '../hostReviews.ts';
import { collectGarbage } from '../processorTime.ts';
import { inside, type Ask } from './inside.ts';

interface SoakJob {
  readonly origin: string;
  readonly seed: number;
  readonly reviews: number;
  readonly inRound: number;
  /** Goes on beyond the reviews for so long. */
  readonly ms: number;
}

export interface SoakResult {
  readonly reviews: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly resumed: number;
  /** Bytes after each round, when all of it is closed. */
  readonly heap: readonly number[];
  readonly left: Readonly<Record<'sockets' | 'timers' | 'other handles' | 'listeners' | 'warnings', number>>;
}

const atOnce = 16;
const endpoints = 8;
const deadlineMs = 30_000;
/** An answer on one machine takes milliseconds: what is silent so long is one of the faults. */
const timeouts = { connect: 500, firstContent: 500, stalled: 80, idle: 250 } as const;
/** A minute of the gate is a second here, or what it holds against a server that failed would end most reviews at once. */
const haste = 60;

inside(async (job: SoakJob, ask: Ask): Promise<SoakResult> => {
  // What starting a process takes is over by then, and its outputs, which are opened when they are first asked for, are open.
  process.stdout.write('');
  process.stderr.write('');
  await sleep(100);
  const before = resources();
  let warnings = 0;
  process.on('warning', () => (warnings += 1));
  const quick: typeof streamCompletion = (request, options) =>
    streamCompletion(request, { ...options, retry: { backoffMs: 1 } });
  const signals = new Set<AbortSignal>();
  const host = hostReviews(
    (request, options) => {
      if (options?.signal) signals.add(options.signal);
      return quick(request, options);
    },
    createGates({ now: () => performance.now() * haste }),
  );
  const outcomes: Record<string, number> = {};
  const heap: number[] = [];
  const count = { resumed: 0, listeners: 0, reviews: 0 };
  const begin = performance.now();

  const review = async (index: number) => {
    const random = createRandom(job.seed + index);
    const settings = {
      ...someSettings,
      endpoint: { baseUrl: `${job.origin}/${index % endpoints}/v1`, api: 'chat' as const },
      timeouts,
    };
    const { id, log } = host.reviews.start({ ...someTarget, label: `src/review-${index}.ts` }, settings);
    const stop = random.next() < 0.1 ? setTimeout(() => host.reviews.stop(id), random.integer(0, 40)) : undefined;
    let outcome = await endOf(id, index);
    clearTimeout(stop);
    if (outcome === 'interrupted' && host.reviews.resume(id, settings)) outcome = await endOf(id, index);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (
      log
        .after(0)
        .some(
          (event) =>
            (event.type === 'notice' && event.notice.kind === 'resumed') ||
            (event.type === 'started' && event.continues),
        )
    )
      count.resumed += 1;
    host.reviews.close(id);
  };
  const endOf = async (id: string, index: number) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`Review ${index} of seed ${job.seed} has neither ended nor failed.`));
      }, deadlineMs);
    });
    try {
      return await Promise.race([host.ended(id), late]);
    } finally {
      clearTimeout(timer);
    }
  };

  while (count.reviews < job.reviews || performance.now() - begin < job.ms) {
    let next = count.reviews;
    const end = next + job.inRound;
    const lane = async () => {
      while (next < end) await review(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    count.reviews = end;
    for (const { id } of host.reviews.all) host.reviews.close(id);
    // A client leaves its last connections a moment after its last word.
    await ask('renew');
    for (const signal of signals) count.listeners += getEventListeners(signal, 'abort').length;
    signals.clear();
    collectGarbage();
    heap.push(process.memoryUsage().heapUsed);
  }
  host.dispose();
  await ask('release');
  const left = await settled(before);
  return {
    reviews: count.reviews,
    outcomes,
    resumed: count.resumed,
    heap,
    left: { ...left, listeners: count.listeners, warnings },
  };
});

type Resources = Record<'sockets' | 'timers' | 'other handles', number>;

function resources(): Resources {
  const found = { sockets: 0, timers: 0, 'other handles': 0 };
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind.startsWith('TCP')) found.sockets += 1;
    else if (kind === 'Timeout' || kind === 'Immediate') found.timers += 1;
    else found['other handles'] += 1;
  }
  return found;
}

/** What there is more than before, once it no longer changes: closing takes some turns. */
async function settled(before: Resources): Promise<Resources> {
  let left = { sockets: 0, timers: 0, 'other handles': 0 };
  for (let turn = 0; turn < 500; turn++) {
    // Not a timer, which would count.
    await nextTurn();
    const now = resources();
    left = {
      sockets: now.sockets - before.sockets,
      timers: now.timers - before.timers,
      'other handles': now['other handles'] - before['other handles'],
    };
    if (Object.values(left).every((value) => value <= 0)) break;
  }
  return left;
}
