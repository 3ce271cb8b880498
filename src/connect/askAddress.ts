/** What a person types in, a checked base URL candidate list out. */
import * as vscode from 'vscode';
import { resolveBaseUrl } from '../completion/resolveBaseUrl.ts';

/** Base URLs to try in order; undefined where the user left. */
export async function askAddress(suggestion: string): Promise<readonly string[] | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Connect to a Model Server'),
    prompt: vscode.l10n.t('The address of any OpenAI-compatible server, local or hosted'),
    placeHolder: 'https://api.example.com/v1',
    value: suggestion,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? undefined : problemOf(value)),
  });
  return typed === undefined || typed.trim() === '' ? undefined : resolveBaseUrl(typed);
}

function problemOf(typed: string): string | undefined {
  try {
    resolveBaseUrl(typed);
    return undefined;
  } catch (error) {
    return error instanceof Error ? vscode.l10n.t(error.message) : String(error);
  }
}
