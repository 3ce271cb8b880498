/** A link of an answer in; opened outside only if it is a web address and the user has seen the whole of it. */
import * as vscode from 'vscode';
import { ask, warn } from './notify/message.ts';
import { webAddress } from './util/webAddress.ts';

const { env, l10n } = vscode;

export async function openLink(text: string): Promise<void> {
  const url = webAddress(text);
  if (!url) {
    void warn(l10n.t('This link is not opened, because it is not a plain web address: {0}', text));
    return;
  }
  const open = l10n.t('Open');
  const question = l10n.t('Open this link of the answer? It leads to {0}.', url.host);
  if ((await ask(question, url.href, open)) !== open) return;
  // VS Code takes a string as well, and keeps it: of a Uri it would undo escapes, and open what nobody was shown.
  await env.openExternal(url.href as unknown as vscode.Uri);
}
