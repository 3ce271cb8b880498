/** The reviews that are kept in, the one that the user picks out; others can be forgotten on the way. */
import * as vscode from 'vscode';
import type { HistoryEntry } from './keepHistory.ts';
import { isRunning, type Phase } from './review/phase.ts';
import type { ReviewState } from './review/state.ts';
import { plainLabel } from './util/plainLabel.ts';
import { visibleText } from './util/visibleText.ts';

const { l10n, window } = vscode;

interface Item extends vscode.QuickPickItem {
  readonly id: string;
}

const icons: Readonly<Record<Phase, string>> = {
  queued: 'watch',
  connecting: 'loading~spin',
  streaming: 'loading~spin',
  finished: 'check',
  cancelled: 'circle-slash',
  truncated: 'warning',
  interrupted: 'debug-disconnect',
  failed: 'error',
};

/** Undefined where the user leaves it. `remove` forgets one that has ended. */
export function pickFromHistory(
  entries: readonly HistoryEntry[],
  remove: (id: string) => Promise<void>,
): Promise<string | undefined> {
  const pick = window.createQuickPick<Item>();
  pick.title = l10n.t('History of Reviews');
  pick.placeholder = l10n.t('Choose a review to show');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = entries.map(itemFor);
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item }) => {
      pick.items = pick.items.filter(({ id }) => id !== item.id);
      void remove(item.id);
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.id);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemFor({ id, state }: HistoryEntry): Item {
  const { target, phase, model, startedAt } = state;
  const { label, symbol, startLine, endLine } = target;
  const name = label.split('/').at(-1) ?? label;
  const lines = startLine === endLine ? `${startLine}` : `${startLine}–${endLine}`;
  const forget = { iconPath: new vscode.ThemeIcon('trash'), tooltip: l10n.t('Forget This Review') };
  return {
    id,
    label: `$(${icons[phase]}) ${plainLabel([name, symbol, lines].filter(Boolean).join(' '))}`,
    description: [findingsOf(state), new Date(startedAt).toLocaleString()].filter((part) => part !== '').join(' · '),
    detail: plainLabel([label, model, beginningOf(state)].filter((part) => part !== '').join(' · ')),
    buttons: isRunning(phase) ? [] : [forget],
  };
}

function findingsOf({ findings }: ReviewState): string {
  const open = findings.filter(({ disposition }) => disposition === 'open').length;
  if (findings.length === 0) return '';
  if (findings.length === 1) return open === 1 ? l10n.t('1 finding') : l10n.t('0 of 1 finding open');
  return open === findings.length
    ? l10n.t('{0} findings', findings.length)
    : l10n.t('{0} of {1} findings open', open, findings.length);
}

/** Its first words, or why there are none. */
function beginningOf({ text, error }: ReviewState): string {
  const words = visibleText(text.trim() === '' ? (error?.message ?? '') : text)
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}
