/** Asks, once for each origin, whether requests may go there; the user sees the whole of it, and what is sent. */
import * as vscode from 'vscode';
import { isHttp } from '../completion/url.ts';
import { ask } from '../notify/message.ts';
import { whatIsSent } from '../session/whatIsSent.ts';
import { originOf, type Settings } from '../settings.ts';
import { visibleText } from '../util/visibleText.ts';
import { addressFacts } from './addressFacts.ts';

const { l10n } = vscode;

/** False where the user said no. An address that cannot be asked at all is left to whoever sends, who says why. */
export async function confirmOrigin(baseUrl: string, settings: Settings): Promise<boolean> {
  const { origins } = settings;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !isHttp(url) || origins.permits(url)) return true;
  const send = l10n.t('Send to {0}', url.host);
  const facts = addressFacts(baseUrl, origins.confirmed, l10n);
  const detail = [...facts, whatIsSent(l10n), ...(await headersSent(url, settings))].join('\n\n');
  const question = l10n.t('Send your code to {0}?', url.origin);
  if ((await ask(question, detail, send)) !== send) return false;
  await origins.confirm(url);
  return true;
}

/** They were written for the server in the settings, which may be this one. */
async function headersSent({ origin }: URL, settings: Settings): Promise<readonly string[]> {
  const { endpoint } = await settings.read();
  const names = Object.keys(endpoint.headers ?? {});
  if (names.length === 0 || originOf(endpoint.baseUrl) !== origin) return [];
  return [l10n.t('Your own headers go with it: {0}.', visibleText(names.join(', ')))];
}
