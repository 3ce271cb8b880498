/** A failed question to a server in, one message with the action that helps out; resolves to what the user chose. */
import * as vscode from 'vscode';
import type { CompletionError } from '../completion/error.ts';
import { describeFailure } from '../session/sentences.ts';
import { originOf } from '../settings.ts';

export type Remedy = 'setApiKey' | 'openSettings' | 'retry';

export async function tellFailure(error: CompletionError, baseUrl: string, model: string): Promise<Remedy | undefined> {
  const endpoint = originOf(baseUrl) ?? baseUrl;
  const sentence = describeFailure(error, { endpoint, model, received: 0 }, vscode.l10n);
  const detail = error.detail === undefined ? '' : ` (${error.detail})`;
  const remedies: (vscode.MessageItem & { remedy: Remedy })[] = [
    error.kind === 'auth'
      ? { title: vscode.l10n.t('Set API Key'), remedy: 'setApiKey' }
      : { title: vscode.l10n.t('Try Again'), remedy: 'retry' },
    { title: vscode.l10n.t('Open Settings'), remedy: 'openSettings' },
  ];
  return (await vscode.window.showErrorMessage(sentence + detail, ...remedies))?.remedy;
}
