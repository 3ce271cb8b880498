/** How many suggestions were applied and which were left in, told; the finding that the user wants to look at out. */
import * as vscode from 'vscode';
import type { LeftFix } from './editor/safeFixes.ts';
import { inform } from './notify/message.ts';
import type { Finding } from './review/finding.ts';
import { titleOf } from './review/severityWord.ts';
import { plainLabel } from './util/plainLabel.ts';

const { l10n, window } = vscode;

export async function tellApplied(count: number, left: readonly LeftFix[]): Promise<Finding | undefined> {
  const applied = count === 1 ? l10n.t('1 suggestion was applied.') : l10n.t('{0} suggestions were applied.', count);
  if (left.length === 0) {
    void inform(applied);
    return undefined;
  }
  const [first] = left;
  const which =
    left.length === 1 && first
      ? l10n.t('“{0}” was left. {1}', titleOf(first.finding, l10n), first.reason)
      : l10n.t('{0} were left.', left.length);
  const list = l10n.t('Show What Was Left');
  if ((await inform(`${applied} ${which}`, list)) !== list) return undefined;
  const items = left.map(({ finding, reason }) => ({
    label: plainLabel(titleOf(finding, l10n)),
    detail: reason,
    finding,
  }));
  const title = l10n.t('Suggestions that were not applied');
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Show one in the code') });
  return picked?.finding;
}
