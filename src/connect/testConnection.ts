/** Says whether the server in use answers and knows the model, and offers what would help where it does not. */
import * as vscode from 'vscode';
import { CompletionError } from '../completion/error.ts';
import { probeEndpoint } from '../completion/probe.ts';
import { inform, warn } from '../notify/message.ts';
import { originOf, type Settings } from '../settings.ts';
import { askServer } from './askServer.ts';
import { connect, selectModel } from './connect.ts';
import { tellFailure } from './tellFailure.ts';

export async function testConnection(settings: Settings): Promise<void> {
  if ((await settings.read()).endpoint.baseUrl === '' && !(await connect(settings))) return;
  const { endpoint, model } = await settings.read();
  const origin = originOf(endpoint.baseUrl) ?? endpoint.baseUrl;
  try {
    const { models, listed } = await askServer(endpoint.baseUrl, settings, probeEndpoint);
    if (!listed) {
      const unlisted = vscode.l10n.t('{0} answers. It keeps no list of models to look for "{1}" in.', origin, model);
      void inform(unlisted);
      return;
    }
    if (models.some(({ id }) => id === model)) {
      const sentence = vscode.l10n.t('{0} answers and offers the model "{1}".', origin, model);
      void inform(sentence);
      return;
    }
    const choose = vscode.l10n.t('Select Model');
    const sentence = vscode.l10n.t('{0} answers, but "{1}" is not among its {2} models.', origin, model, models.length);
    if ((await warn(sentence, choose)) === choose) await selectModel(settings);
  } catch (error) {
    // Anything else is the user's own Cancel.
    if (!(error instanceof CompletionError)) return;
    if (await tellFailure(error, { baseUrl: endpoint.baseUrl, model, settings })) await testConnection(settings);
  }
}
