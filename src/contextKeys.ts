/** The reviews' state in, the `when` keys of menus and key bindings out. */
import * as vscode from 'vscode';
import { canResume, isRunning } from './review/phase.ts';
import type { Panel } from './panel/panel.ts';
import type { ReviewEvent } from './review/event.ts';
import type { Reviews } from './session/reviews.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';

const relevant: ReadonlySet<ReviewEvent['type']> = new Set(['started', 'ended', 'findingClosed', 'findingSettled']);

export function keepContextKeys(reviews: Reviews, panel: Panel): Disposable {
  const current = new Map<string, boolean>();
  const set = (key: string, value: boolean) => {
    if (current.get(key) === value) return;
    current.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = () => {
    const states = reviews.all.flatMap((review) => review.state ?? []);
    set(
      'secondLook.reviewing',
      states.some(({ phase }) => isRunning(phase)),
    );
    const shown = reviews.get(panel.shown ?? '')?.state;
    set('secondLook.shownReviewing', shown !== undefined && isRunning(shown.phase));
    set('secondLook.hasReview', states.length > 0);
    set('secondLook.resumable', states.some(canResume));
    const findings = states.flatMap((state) => state.findings);
    set(
      'secondLook.hasFindings',
      findings.some(({ writing, disposition }) => !writing && disposition === 'open'),
    );
  };
  const store = new DisposableStore();
  store.add(reviews.onAdded(update));
  store.add(reviews.onRemoved(update));
  store.add(panel.onChosen(update));
  store.add(
    reviews.onChanged(({ type }) => {
      if (relevant.has(type)) update();
    }),
  );
  return store;
}
