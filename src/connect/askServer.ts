/** Puts a question to a server, cancellable, and asks the user for the key where the server wants one. */
import * as vscode from 'vscode';
import { CompletionError } from '../completion/error.ts';
import type { Endpoint } from '../completion/request.ts';
import { originOf, type Settings } from '../settings.ts';
import { askKey } from './askKey.ts';
import { confirmOrigin } from './consent.ts';

export type Question<T> = (endpoint: Endpoint, options: { signal: AbortSignal; fetch: typeof fetch }) => Promise<T>;

/** @throws CompletionError for what the server or the network did; the signal's reason where the user cancelled. */
export async function askServer<T>(baseUrl: string, settings: Settings, question: Question<T>): Promise<T> {
  // Told apart from a failure: the user knows.
  if (!(await confirmOrigin(baseUrl, settings))) throw new DOMException('Not confirmed by the user', 'AbortError');
  const fetch = settings.origins.guard(globalThis.fetch);
  const ask = async () => {
    const { endpoint } = await settings.read();
    const apiKey = await settings.apiKey(baseUrl);
    // Headers were meant for the server in the settings, and may hold what no other server shall see.
    const headers = originOf(endpoint.baseUrl) === originOf(baseUrl) ? endpoint.headers : undefined;
    const asked = { baseUrl, api: endpoint.api, ...(apiKey && { apiKey }), ...(headers && { headers }) };
    return withProgress(baseUrl, (signal) => question(asked, { signal, fetch }));
  };
  try {
    return await ask();
  } catch (error) {
    const wantsKey = error instanceof CompletionError && error.kind === 'auth';
    if (wantsKey && (await askKey(baseUrl, settings))) return ask();
    throw error;
  }
}

async function withProgress<T>(baseUrl: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const title = vscode.l10n.t('Asking {0} …', originOf(baseUrl) ?? baseUrl);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      return await work(controller.signal);
    } finally {
      subscription.dispose();
    }
  });
}
