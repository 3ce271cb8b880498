/** The two commands about the key of the server in use. */
import * as vscode from 'vscode';
import { inform } from '../notify/message.ts';
import { originOf, type Settings } from '../settings.ts';
import { askKey } from './askKey.ts';
import { connect } from './connect.ts';

export async function setApiKey(settings: Settings): Promise<void> {
  const { endpoint } = await settings.read();
  if (endpoint.baseUrl === '') await connect(settings);
  else if (await askKey(endpoint.baseUrl, settings)) {
    const origin = originOf(endpoint.baseUrl) ?? endpoint.baseUrl;
    void inform(vscode.l10n.t('The API key for {0} is set.', origin));
  }
}

export async function clearApiKey(settings: Settings): Promise<void> {
  const { endpoint } = await settings.read();
  const origin = originOf(endpoint.baseUrl) ?? endpoint.baseUrl;
  if (endpoint.apiKey === undefined) {
    void inform(vscode.l10n.t('No API key is stored for the server in use.'));
    return;
  }
  await settings.clearApiKey(endpoint.baseUrl);
  void inform(vscode.l10n.t('The API key for {0} is deleted.', origin));
}
