/** Reviews in, their history kept: loaded once at the start, then written at least once a second while they change. */
import { cutOff } from './review/cutOff.ts';
import type { ReviewEvent } from './review/event.ts';
import { hasOpenRun, isRunning } from './review/phase.ts';
import type { ReviewState } from './review/state.ts';
import { answerBefore, recordOf, stateOf } from './reviewRecords.ts';
import type { Review, Reviews } from './session/reviews.ts';
import type { Missing, ReviewStore } from './storage/history.ts';
import { aliveFor, isAlive, type ReviewRecord } from './storage/record.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';
import type { Localizer } from './util/localizer.ts';

export interface KeptHistory extends Disposable {
  /** Every review that is kept, in the panel or not, the newest first; without those that another window is running. */
  list(): Promise<readonly HistoryEntry[]>;
  /** Brings a review back into the panel; false where it is not kept any more. */
  open(id: string): Promise<boolean>;
  /** Forgets a review that has ended. */
  remove(id: string): Promise<void>;
  /** Forgets all reviews that have ended. */
  clear(): Promise<void>;
  /** For the end of the window: writes what is not on disk yet; settles when it is, or cannot be. */
  flush(): Promise<void>;
}

export interface HistoryEntry {
  readonly id: string;
  readonly state: ReviewState;
}

export interface HistoryPorts {
  /** Whether anything is kept on disk. */
  readonly isOn: () => boolean;
  /** Where it is not: gone with the window. */
  readonly memory: ReviewStore;
  /** Whether no other window can be running what lies on the disk. */
  readonly isAlone: () => Promise<boolean>;
  /** After `isOn` may have changed. */
  readonly onSwitched: (listener: () => void) => Disposable;
  readonly log: { warn(message: string): void };
  readonly l10n: Localizer;
  /** Shows the user a warning. */
  readonly warn: (sentence: string) => void;
}

/** Milliseconds between two writes of a review that is streaming. */
const interval = 1000;
/** And of one that is silent: the windows without a folder share one history, and must not take it for cut off. */
const heartbeat = aliveFor / 4;
/** After what the user did with a finding: all of them may be discarded together. */
const gesture = 20;

export function keepHistory(
  reviews: Reviews,
  disk: ReviewStore,
  { isOn, memory, isAlone, onSwitched, log, l10n, warn }: HistoryPorts,
): KeptHistory {
  const store = new DisposableStore();
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  const rechecks = new Set<ReturnType<typeof setTimeout>>();
  let beating: ReturnType<typeof setInterval> | undefined;
  let closing = false;
  const wanted = () => (isOn() ? disk : memory);
  let history = wanted();
  let alone = false;
  /** Loading, moving and clearing wait for each other, and whoever reads waits for them. */
  let settled = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = settled.then(work);
    settled = done.catch(() => undefined);
    return done;
  };
  const failed = (action: string) => () => {
    log.warn(`A review could not be ${action}.`);
  };

  const save = async (id: string) => {
    clearTimeout(pending.get(id));
    pending.delete(id);
    const review = reviews.get(id);
    if (!review) return;
    await history.save(asItStands(review, closing)).catch(failed('saved'));
  };
  const putAway = async (record: ReviewRecord) => {
    clearTimeout(pending.get(record.id));
    pending.delete(record.id);
    await history.putAway(record).catch(failed('saved'));
  };
  const saveNow = (id: string) => void save(id);
  const saveIn = (id: string, delay: number) => {
    clearTimeout(pending.get(id));
    pending.set(id, setTimeout(saveNow, delay, id));
  };
  const beat = () => {
    const ids = reviews.all.filter(running).map(({ id }) => id);
    ids.forEach(saveNow);
    if (ids.length > 0) return;
    clearInterval(beating);
    beating = undefined;
  };
  const changed = (event: ReviewEvent) => {
    const { reviewId, type } = event;
    if (type === 'started') {
      beating ??= setInterval(beat, heartbeat);
      const replaced = answerBefore(reviews.get(reviewId), event);
      if (replaced) void putAway(replaced);
    }
    if (type === 'started' || type === 'ended') saveNow(reviewId);
    else if (type === 'findingSettled') saveIn(reviewId, gesture);
    else if (!pending.has(reviewId)) saveIn(reviewId, interval);
  };

  const restore = (record: ReviewRecord) => {
    const { id, target, events, aliveAt = 0 } = record;
    // It was started while the files were being read.
    if (reviews.get(id)) return;
    if (alone || !isAlive(record, Date.now())) return void reviews.restore(id, target, events, aliveAt);
    const recheckNow = () => {
      rechecks.delete(timer);
      recheck(id).catch(failed('read'));
    };
    const timer = setTimeout(recheckNow, aliveAt + aliveFor - Date.now());
    rechecks.add(timer);
  };
  /** What has come to its end in another window is shown there. */
  const recheck = async (id: string) => {
    const record = await history.read(id);
    if (record && hasOpenRun(record.events)) restore(record);
  };
  const tell = ({ setAside, unreadable }: Missing) => {
    if (setAside > 0) {
      warn(
        setAside === 1
          ? l10n.t('A stored review could not be read. It was set aside in the storage folder of Second Look.')
          : l10n.t(
              '{0} stored reviews could not be read. They were set aside in the storage folder of Second Look.',
              setAside,
            ),
      );
    }
    if (unreadable > 0) {
      warn(
        unreadable === 1
          ? l10n.t('A stored review cannot be read at the moment. It stays in the storage folder of Second Look.')
          : l10n.t(
              '{0} stored reviews cannot be read at the moment. They stay in the storage folder of Second Look.',
              unreadable,
            ),
      );
    }
  };
  const isShown = (id: string) => reviews.get(id) !== undefined;
  /** What is kept and not in the panel, whichever window it is from; what one runs at this moment is its own. */
  async function* othersIn(source: ReviewStore): AsyncGenerator<ReviewRecord> {
    const missing = { setAside: 0, unreadable: 0 };
    for await (const kept of source.others(isShown)) {
      if (typeof kept === 'string') missing[kept] += 1;
      else if (!isAlive(kept, Date.now())) yield kept;
    }
    tell(missing);
  }
  const load = async () => {
    // What was kept before the user said no is not to stay either.
    if (history !== disk) await disk.clear();
    alone = await isAlone();
    const { records, missing } = await history.load();
    records.forEach(restore);
    tell(missing);
  };
  const switched = async () => {
    if (history === wanted()) return;
    const before = history;
    history = wanted();
    const records: ReviewRecord[] = [];
    for await (const record of othersIn(before)) records.push(record);
    // The user has taken it back meanwhile, which is the next in turn: nothing is lost on the way.
    if (history !== wanted()) return;
    for (const record of records) await history.putAway(record);
    await before.clear();
    await Promise.all(reviews.all.map(({ id }) => save(id)));
  };

  store.add(reviews.onChanged(changed));
  store.add(reviews.onRemoved((review) => void putAway(recordOf(review))));
  store.add(
    onSwitched(() => {
      inTurn(switched).catch(failed('moved'));
    }),
  );
  inTurn(load).catch(failed('read'));
  return {
    list: async () => {
      await settled;
      const others: Pick<Review, 'id' | 'state'>[] = [];
      for await (const { id, events, aliveAt } of othersIn(history)) {
        others.push({ id, state: stateOf(cutOff(events, aliveAt)) });
      }
      const open = reviews.all.map(({ id, state }) => ({ id, state }));
      return [...others.filter(({ id }) => !isShown(id)), ...open]
        .filter((entry): entry is HistoryEntry => entry.state !== undefined)
        .toSorted((a, b) => b.state.startedAt - a.state.startedAt);
    },
    open: async (id) => {
      await settled;
      if (isShown(id)) return true;
      const record = await history.reopen(id);
      if (!record) return false;
      reviews.restore(record.id, record.target, record.events, record.aliveAt);
      return true;
    },
    remove: async (id) => {
      await settled;
      reviews.close(id);
      await history.remove(id).catch(failed('deleted'));
    },
    clear: () =>
      inTurn(async () => {
        for (const { id } of reviews.all) reviews.close(id);
        await history.clear();
      }),
    flush: async () => {
      closing = true;
      const open = reviews.all.filter(running).map(({ id }) => id);
      await Promise.all([...new Set([...pending.keys(), ...open])].map(save));
      await history.idle();
    },
    dispose: () => {
      for (const timer of [...pending.values(), ...rechecks]) clearTimeout(timer);
      clearInterval(beating);
      store.dispose();
    },
  };
}

function asItStands(review: Review, closing: boolean): ReviewRecord {
  const record = recordOf(review);
  if (!running(review)) return record;
  const now = Date.now();
  return closing ? { ...record, events: cutOff(record.events, now) } : { ...record, aliveAt: now };
}

function running({ state }: Review): boolean {
  return state !== undefined && isRunning(state.phase);
}
