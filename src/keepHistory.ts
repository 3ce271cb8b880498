/** Reviews in, their history kept: loaded once at the start, then written at least once a second while they change. */
import type { ReviewEvent } from './review/event.ts';
import { hasOpenRun, isRunning } from './review/phase.ts';
import type { Review, Reviews } from './session/reviews.ts';
import type { History } from './storage/history.ts';
import { aliveFor, isAlive, type ReviewRecord } from './storage/record.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';
import type { Localizer } from './util/localizer.ts';

export interface KeptHistory extends Disposable {
  /** For the end of the window: writes what is not on disk yet; settles when it is, or cannot be. */
  flush(): Promise<void>;
}

export interface HistoryPorts {
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
  history: Pick<History, 'load' | 'read' | 'save' | 'remove' | 'idle'>,
  { log, l10n, warn }: HistoryPorts,
): KeptHistory {
  const store = new DisposableStore();
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  const rechecks = new Set<ReturnType<typeof setTimeout>>();
  let beating: ReturnType<typeof setInterval> | undefined;
  let closing = false;
  const failed = (action: string) => () => {
    log.warn(`A review could not be ${action}.`);
  };

  const save = async (id: string) => {
    clearTimeout(pending.get(id));
    pending.delete(id);
    const review = reviews.get(id);
    if (!review) return;
    const alive = running(review) && !closing ? { aliveAt: Date.now() } : {};
    const record = { id, target: review.target, events: review.log.after(0), ...alive };
    await history.save(record).catch(failed('saved'));
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
  const changed = ({ reviewId, type }: ReviewEvent) => {
    if (type === 'started') beating ??= setInterval(beat, heartbeat);
    if (type === 'started' || type === 'ended') saveNow(reviewId);
    else if (type === 'findingSettled') saveIn(reviewId, gesture);
    else if (!pending.has(reviewId)) saveIn(reviewId, interval);
  };

  const restore = (record: ReviewRecord) => {
    const { id, target, events } = record;
    if (!isAlive(record, Date.now())) return void reviews.restore(id, target, events);
    const timer = setTimeout(() => {
      rechecks.delete(timer);
      recheck(id).catch(failed('read'));
    }, aliveFor);
    rechecks.add(timer);
  };
  /** What has come to its end in another window is shown there. */
  const recheck = async (id: string) => {
    const record = await history.read(id);
    if (record && hasOpenRun(record.events)) restore(record);
  };
  const load = async () => {
    const { records, setAside } = await history.load();
    records.forEach(restore);
    if (setAside === 0) return;
    warn(
      l10n.t(
        '{0} stored reviews could not be read. They were set aside in the storage folder of Second Look.',
        setAside,
      ),
    );
  };

  store.add(reviews.onChanged(changed));
  store.add(reviews.onRemoved(({ id }) => void history.remove(id).catch(failed('deleted'))));
  load().catch(failed('read'));
  return {
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

function running({ state }: Review): boolean {
  return state !== undefined && isRunning(state.phase);
}
