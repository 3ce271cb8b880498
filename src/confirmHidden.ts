/** A suggestion that adds characters which cannot be seen in, whether the user wants them in the code out. */
import * as vscode from 'vscode';
import { ask } from './notify/message.ts';
import type { Finding } from './review/finding.ts';
import { hiddenWords } from './review/hiddenWords.ts';
import { titleOf } from './review/severityWord.ts';
import type { HiddenPlace } from './util/hiddenPlaces.ts';

const { l10n } = vscode;

export async function confirmHidden(finding: Finding, added: readonly HiddenPlace[]): Promise<boolean> {
  const apply = l10n.t('Apply Anyway');
  const question = l10n.t(
    '“{0}” adds characters to the code that cannot be seen there. They can make code look other than it is.',
    titleOf(finding, l10n),
  );
  return (await ask(question, hiddenWords(added, l10n), apply)) === apply;
}
