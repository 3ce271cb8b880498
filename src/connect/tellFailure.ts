/** A failed question to a server in, one message with the action that helps out; that action is carried out here. */
import * as vscode from 'vscode';
import type { CompletionError } from '../completion/error.ts';
import { fail } from '../notify/message.ts';
import { describeFailure } from '../session/sentences.ts';
import { originOf, type Settings } from '../settings.ts';
import { askKey } from './askKey.ts';

/** True where the question is worth asking again: the user says so, or has given another key. */
export async function tellFailure(
  error: CompletionError,
  { baseUrl, model, settings }: { readonly baseUrl: string; readonly model: string; readonly settings: Settings },
): Promise<boolean> {
  const endpoint = originOf(baseUrl) ?? baseUrl;
  const sentence = describeFailure(error, { endpoint, model, received: 0 }, vscode.l10n);
  const detail = error.detail === undefined ? '' : ` (${error.detail})`;
  const again = error.kind === 'auth' ? vscode.l10n.t('Set API Key') : vscode.l10n.t('Try Again');
  const open = vscode.l10n.t('Open Settings');
  const chosen = await fail(sentence + detail, again, open);
  if (chosen === open) await vscode.commands.executeCommand('workbench.action.openSettings', 'secondLook');
  if (chosen !== again) return false;
  return error.kind === 'auth' ? askKey(baseUrl, settings) : true;
}
