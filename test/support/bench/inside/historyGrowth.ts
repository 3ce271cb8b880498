/** Numbers of reviews that are kept on the disk → what it takes to start with them, to list them and to keep one more. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepHistory, type HistoryPorts } from '../../../../src/keepHistory.ts';
import { historyBounds } from '../../../../src/storage/bounds.ts';
import { History } from '../../../../src/storage/history.ts';
import { MemoryHistory } from '../../../../src/storage/memoryHistory.ts';
import type { ReviewRecord } from '../../../../src/storage/record.ts';
import { english } from '../../../../src/util/localizer.ts';
import { recordOf } from '../../../../src/reviewRecords.ts';
import { someSettings, someTarget } from '../../reviewTarget.ts';
import { reviewedCode, reviewTokens } from '../answers.ts';
import { diskFiles } from '../diskFiles.ts';
import { hostReviews } from '../hostReviews.ts';
import { collectGarbage, processorMs } from '../processorTime.ts';
import { inside } from './inside.ts';

interface HistoryJob {
  readonly sizes: readonly number[];
  readonly rounds: number;
}

interface Taken {
  /** Milliseconds by the clock, and of the processor. */
  readonly ms: number;
  readonly processorMs: number;
}

export type HistoryTimes = Readonly<Record<'start' | 'list' | 'save', Taken>>;

/** As many as the panel shows; the others are past. */
const open = 20;

/** For each size, in each round; the rounds of all sizes take turns. */
inside(async ({ sizes, rounds }: HistoryJob): Promise<readonly (readonly HistoryTimes[])[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'second-look-history-'));
  try {
    const one = await oneReview();
    for (const size of sizes) await fill(join(folder, String(size)), size, one);
    const all: HistoryTimes[][] = [];
    for (let round = 0; round < rounds; round++) {
      const times: HistoryTimes[] = [];
      for (const size of sizes) times.push(await measure(join(folder, String(size)), size, one));
      all.push(times);
    }
    return all;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function historyIn(folder: string): History {
  const { fs, root } = diskFiles(folder);
  // What ships keeps 100: this is about what more of them would cost.
  return new History(root, fs, { ...historyBounds, reviews: Infinity, bytes: Infinity });
}

async function fill(folder: string, size: number, one: ReviewRecord): Promise<void> {
  const history = historyIn(folder);
  // It makes its folder.
  await history.load();
  for (let index = 0; index < size; index++) {
    const record = renamed(one);
    await (index < open ? history.save(record) : history.putAway(record));
  }
}

async function measure(folder: string, size: number, one: ReviewRecord): Promise<HistoryTimes> {
  const history = historyIn(folder);
  const host = hostReviews(() => {
    throw new Error('Nothing is asked of a server here.');
  });
  collectGarbage();
  let kept: ReturnType<typeof keepHistory> | undefined;
  const start = await taken(async () => {
    kept = keepHistory(host.reviews, history, ports);
    // Whatever is asked of it waits for what is loaded first.
    await kept.open('none');
  });
  if (host.reviews.all.length !== open) throw new Error(`${host.reviews.all.length} reviews were brought back.`);
  const list = await taken(async () => {
    const entries = await kept?.list();
    if (entries?.length !== size) throw new Error(`${entries?.length} of ${size} reviews are listed.`);
  });
  const another = renamed(one);
  // The first write looks at what lies there, whatever it writes.
  await history.save(another);
  await history.remove(another.id);
  const save = await taken(() => history.save(another));
  await history.remove(another.id);
  kept?.dispose();
  host.dispose();
  return { start, list, save };
}

const ports: HistoryPorts = {
  isOn: () => true,
  memory: new MemoryHistory(),
  isAlone: () => Promise.resolve(true),
  onSwitched: () => ({ dispose: () => undefined }),
  log: {
    warn: (message) => {
      throw new Error(message);
    },
  },
  l10n: english,
  warn: (message) => {
    throw new Error(message);
  },
};

async function taken(work: () => Promise<void>): Promise<Taken> {
  const before = [performance.now(), processorMs()] as const;
  await work();
  return { ms: performance.now() - before[0], processorMs: processorMs() - before[1] };
}

/** With ten findings or so. */
async function oneReview(): Promise<ReviewRecord> {
  const host = hostReviews(async function* () {
    for (const text of reviewTokens(1500)) yield { type: 'text', text };
    yield { type: 'finish', reason: 'stop', stop: 'end' };
  });
  const review = host.reviews.start({ ...someTarget, startLine: 1, text: reviewedCode }, someSettings);
  await host.ended(review.id);
  host.dispose();
  return recordOf(review);
}

function renamed({ target, events }: ReviewRecord): ReviewRecord {
  const id = crypto.randomUUID();
  return { id, target, events: events.map((event) => ({ ...event, reviewId: id })) };
}
