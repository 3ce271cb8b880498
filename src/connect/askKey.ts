/** Asks for an API key without showing it, and keeps it for exactly one origin. */
import * as vscode from 'vscode';
import { originOf, type Settings } from '../settings.ts';

/** False where the user left, or gave no key. */
export async function askKey(baseUrl: string, settings: Settings): Promise<boolean> {
  const origin = originOf(baseUrl) ?? baseUrl;
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('API key for {0}', origin),
    prompt: vscode.l10n.t('It is kept in the secret storage of VS Code and sent to {0} only.', origin),
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined || key.trim() === '') return false;
  await settings.setApiKey(baseUrl, key.trim());
  return true;
}
