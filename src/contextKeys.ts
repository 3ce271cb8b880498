/** The reviews' state in, the `when` keys of menus and key bindings out. */
import * as vscode from 'vscode';
import { isRunning } from './review/state.ts';
import type { Reviews } from './session/reviews.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';

export function keepContextKeys(reviews: Reviews): Disposable {
  const current = new Map<string, boolean>();
  const set = (key: string, value: boolean) => {
    if (current.get(key) === value) return;
    current.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = () => {
    const phases = reviews.all.flatMap((review) => (review.state ? [review.state.phase] : []));
    set('secondLook.reviewing', phases.some(isRunning));
    set('secondLook.hasReview', phases.length > 0);
  };
  const store = new DisposableStore();
  store.add(reviews.onAdded(update));
  store.add(
    reviews.onChanged((event) => {
      if (event.type === 'started' || event.type === 'ended') update();
    }),
  );
  return store;
}
