/** The reviews in, one item of the status bar out while any of them runs: it opens the panel. */
import * as vscode from 'vscode';
import { isRunning } from './review/phase.ts';
import type { ReviewState } from './review/state.ts';
import type { Reviews } from './session/reviews.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';
import { plainLabel } from './util/plainLabel.ts';
import { visibleText } from './util/visibleText.ts';

const { l10n, window } = vscode;

export function showStatusBarItem(reviews: Reviews): Disposable {
  const owned = new DisposableStore();
  const item = owned.add(window.createStatusBarItem('secondLook.running', vscode.StatusBarAlignment.Left));
  item.name = l10n.t('Second Look');
  item.command = 'secondLook.openPanel';
  let shown = '';

  const update = () => {
    const running = reviews.all.flatMap(({ state }) => (state && isRunning(state.phase) ? [state] : []));
    const [text, tooltip] = wordsFor(running);
    // Each word of an answer comes by here.
    if (`${text}\n${tooltip}` === shown) return;
    shown = `${text}\n${tooltip}`;
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: tooltip };
    if (running.length > 0) item.show();
    else item.hide();
  };
  owned.add(reviews.onChanged(update));
  owned.add(reviews.onRemoved(update));
  return owned;
}

function wordsFor(running: readonly ReviewState[]): readonly [text: string, tooltip: string] {
  const [only] = running;
  if (!only) return ['', ''];
  const nameOf = ({ target }: ReviewState) => visibleText(target.label.split('/').at(-1) ?? target.label);
  const queued = running.filter(({ phase }) => phase === 'queued').length;
  const icon = `$(${queued === running.length ? 'watch' : 'loading~spin'})`;
  if (running.length === 1) {
    return [`${icon} ${plainLabel(nameOf(only))}`, l10n.t('Second Look reviews {0}. Open the panel.', nameOf(only))];
  }
  return [`${icon} ${l10n.t('{0} reviews', running.length)}`, wordsForSeveral(running.length, queued)];
}

function wordsForSeveral(running: number, queued: number): string {
  if (queued === 0) return l10n.t('Second Look runs {0} reviews. Open the panel.', running);
  return queued === 1
    ? l10n.t('Second Look runs {0} reviews, 1 of them waits in line. Open the panel.', running)
    : l10n.t('Second Look runs {0} reviews, {1} of them wait in line. Open the panel.', running, queued);
}
