/** Reviews in, their history kept: loaded once at the start, then written at least once a second while they change. */
import * as vscode from 'vscode';
import type { ReviewEvent } from './review/event.ts';
import type { Reviews } from './session/reviews.ts';
import type { History } from './storage/history.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';

export interface KeptHistory extends Disposable {
  /** Writes what is not on disk yet; settles when it is, or cannot be. */
  flush(): Promise<void>;
}

/** Milliseconds between two writes of a review that is streaming. */
const interval = 1000;

export function keepHistory(reviews: Reviews, history: History, log: vscode.LogOutputChannel): KeptHistory {
  const store = new DisposableStore();
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  const failed = (action: string) => () => {
    log.warn(`A review could not be ${action}.`);
  };

  const save = async (id: string) => {
    clearTimeout(pending.get(id));
    pending.delete(id);
    const review = reviews.get(id);
    if (!review) return;
    await history.save({ id, target: review.target, events: review.log.after(0) }).catch(failed('saved'));
  };
  const saveNow = (id: string) => void save(id);
  const changed = ({ reviewId, type }: ReviewEvent) => {
    if (type === 'started' || type === 'ended') saveNow(reviewId);
    else if (!pending.has(reviewId)) pending.set(reviewId, setTimeout(saveNow, interval, reviewId));
  };
  store.add(reviews.onChanged(changed));
  store.add(reviews.onRemoved(({ id }) => void history.remove(id).catch(failed('deleted'))));
  load(reviews, history).catch(failed('read'));
  return {
    flush: async () => {
      await Promise.all([...pending.keys()].map(save));
      await history.idle();
    },
    dispose: () => {
      for (const timer of pending.values()) clearTimeout(timer);
      store.dispose();
    },
  };
}

async function load(reviews: Reviews, history: History): Promise<void> {
  const { records, setAside } = await history.load();
  for (const { id, target, events } of records) reviews.restore(id, target, events);
  if (setAside === 0) return;
  const sentence = vscode.l10n.t(
    '{0} stored reviews could not be read. They were set aside in the storage folder of Second Look.',
    setAside,
  );
  void vscode.window.showWarningMessage(sentence);
}
