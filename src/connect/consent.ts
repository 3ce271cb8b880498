/** Asks, once for each origin, whether requests may go there; the user sees the whole of it, and what is sent. */
import * as vscode from 'vscode';
import { isHttp } from '../completion/url.ts';
import { whatIsSent } from '../session/whatIsSent.ts';
import type { Settings } from '../settings.ts';
import { addressFacts } from './addressFacts.ts';

const { l10n, window } = vscode;

/** False where the user said no. An address that cannot be asked at all is left to whoever sends, who says why. */
export async function confirmOrigin(baseUrl: string, { origins }: Settings): Promise<boolean> {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !isHttp(url) || origins.permits(url)) return true;
  const send = l10n.t('Send to {0}', url.host);
  const detail = [...addressFacts(baseUrl, origins.confirmed, l10n), whatIsSent(l10n)].join('\n\n');
  const question = l10n.t('Send your code to {0}?', url.origin);
  if ((await window.showWarningMessage(question, { modal: true, detail }, send)) !== send) return false;
  await origins.confirm(url);
  return true;
}
