/** A link of an answer in; opened outside only if it is a web address and the user has seen the whole of it. */
import * as vscode from 'vscode';
import { ask, warn } from './notify/message.ts';

export async function openLink(url: string): Promise<void> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') {
    void warn(vscode.l10n.t('This link is not opened, because it is not a web address: {0}', url));
    return;
  }
  const open = vscode.l10n.t('Open');
  const question = vscode.l10n.t('Open this link of the answer?');
  if ((await ask(question, parsed.href, open)) === open) {
    await vscode.env.openExternal(vscode.Uri.parse(parsed.href, true));
  }
}
