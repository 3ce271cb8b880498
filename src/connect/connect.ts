/** First use, or another server: finds out with the user where code may be sent and to which model, and saves that. */
import * as vscode from 'vscode';
import type { ModelInfo } from '../completion/models.ts';
import { listModels } from '../completion/models.ts';
import { CompletionError } from '../completion/error.ts';
import { inform } from '../notify/message.ts';
import { originOf, type Settings } from '../settings.ts';
import { askAddress } from './askAddress.ts';
import { askServer } from './askServer.ts';
import { pickModel } from './pickModel.ts';
import { pickServer } from './pickServer.ts';
import { tellFailure } from './tellFailure.ts';

interface Server {
  readonly baseUrl: string;
  readonly models: readonly ModelInfo[];
}

/** Offers the servers found on this machine, else asks for an address. False where the user left without an answer. */
export async function connect(settings: Settings): Promise<boolean> {
  const pick = await pickServer(settings);
  if (!pick) return false;
  if (pick.kind === 'found') return save(settings, pick.baseUrl, pick.model);
  if (pick.kind === 'locked') {
    const server = await firstThatAnswers([pick.baseUrl], settings);
    return server ? saveWithModel(settings, server) : false;
  }
  let typed = pick.suggestion;
  for (;;) {
    const candidates = await askAddress(typed);
    if (!candidates) return false;
    const server = await firstThatAnswers(candidates, settings);
    if (server) return saveWithModel(settings, server);
    typed = candidates[0] ?? typed;
  }
}

/** Lets the user pick from the list of the server in use. False where the user left without an answer. */
export async function selectModel(settings: Settings): Promise<boolean> {
  const { endpoint } = await settings.read();
  if (endpoint.baseUrl === '') return connect(settings);
  const server = await firstThatAnswers([endpoint.baseUrl], settings);
  if (!server) return false;
  const model = await pickModel(server.models);
  if (model === undefined) return false;
  await settings.update('model', model);
  return true;
}

/** Undefined where none answered, which the user has been told, and does not want to go on without. */
async function firstThatAnswers(candidates: readonly string[], settings: Settings): Promise<Server | undefined> {
  let failure: CompletionError | undefined;
  for (const baseUrl of candidates) {
    try {
      return { baseUrl, models: await askServer(baseUrl, settings, listModels) };
    } catch (error) {
      // Cancelled by the user: they know.
      if (!(error instanceof CompletionError)) return undefined;
      failure ??= error;
    }
  }
  const [baseUrl] = candidates;
  if (!failure || baseUrl === undefined) return undefined;
  // A server without a model list is a server all the same: the user types the model's name then.
  if (failure.kind === 'badRequest' && failure.status !== undefined) return { baseUrl, models: [] };
  const again = await tellFailure(failure, { baseUrl, model: '', settings });
  return again ? firstThatAnswers(candidates, settings) : undefined;
}

async function saveWithModel(settings: Settings, { baseUrl, models }: Server): Promise<boolean> {
  const model = await pickModel(models);
  return model === undefined ? false : save(settings, baseUrl, model);
}

async function save(settings: Settings, baseUrl: string, model: string): Promise<true> {
  const { endpoint } = await settings.read();
  const elsewhere = originOf(endpoint.baseUrl) !== originOf(baseUrl);
  // They may hold what only the server before was meant to see.
  if (elsewhere && Object.keys(endpoint.headers ?? {}).length > 0) {
    await settings.update('headers', undefined);
    const sentence = vscode.l10n.t('The setting secondLook.headers was cleared: it was for {0}.', endpoint.baseUrl);
    void inform(sentence);
  }
  await settings.update('baseUrl', baseUrl);
  await settings.update('model', model);
  return true;
}
