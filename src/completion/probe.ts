/** An endpoint in; whether a completions server answers there, how fast, and whether it took the key, out. */
import { openBody, readBegin } from './bodyText.ts';
import { CompletionError } from './error.ts';
import { parseErrorBody } from './errorBody.ts';
import { openExchange } from './exchange.ts';
import { httpFailure } from './failures.ts';
import { listModels, type ModelInfo, type ModelsOptions } from './models.ts';
import type { Endpoint } from './request.ts';
import { secretsOf } from './sanitize.ts';
import { send } from './send.ts';
import { sentences } from './sentences.ts';

export interface Probe {
  /** Until the answer had come, in milliseconds. */
  readonly latencyMs: number;
  /** Empty where the server has none, or keeps no list. */
  readonly models: readonly ModelInfo[];
  /** The server keeps a list of models. */
  readonly listed: boolean;
  /** `accepted` where the same question without the key was refused; else nothing is known about the key. */
  readonly key: 'accepted' | 'unproven';
}

/** Sends no prompt. @throws CompletionError where no completions server answers, or not to this key. */
export async function probeEndpoint(endpoint: Endpoint, options: ModelsOptions = {}): Promise<Probe> {
  const began = performance.now();
  try {
    const models = await listModels(endpoint, options);
    const latencyMs = performance.now() - began;
    return { latencyMs, models, listed: true, key: await keyCounts(endpoint, options) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    await findApi(endpoint, options);
    return { latencyMs: performance.now() - began, models: [], listed: false, key: 'unproven' };
  }
}

/** Many servers show their list to everyone, so an answer alone does not prove that the key is good. */
async function keyCounts(endpoint: Endpoint, options: ModelsOptions): Promise<Probe['key']> {
  if ((endpoint.apiKey ?? '') === '') return 'unproven';
  try {
    const { baseUrl, api } = endpoint;
    await listModels({ baseUrl, api }, options);
    return 'unproven';
  } catch (error) {
    options.signal?.throwIfAborted();
    return error instanceof CompletionError && error.kind === 'auth' ? 'accepted' : 'unproven';
  }
}

/** An empty request is refused for what it lacks where the API exists, and for its address where it does not. */
async function findApi(endpoint: Endpoint, { signal, fetch = globalThis.fetch }: ModelsOptions): Promise<void> {
  for (const path of ['chat/completions', 'completions']) {
    const exchange = openExchange(signal);
    try {
      const response = await send({ endpoint, path, body: {} }, exchange, fetch);
      const body = openBody(response, exchange, secretsOf(endpoint));
      const { text } = await readBegin(body, { characters: 64 * 1024, ms: 2000 });
      body.cancel();
      const error = httpFailure(response, parseErrorBody(text), secretsOf(endpoint));
      // A server that is content with an empty request is a website.
      if (response.ok || isMissing(error)) continue;
      if (error.kind === 'badRequest' || error.kind === 'server') return;
      throw error;
    } finally {
      exchange.close();
    }
  }
  throw new CompletionError('badRequest', sentences.noApi, { retryable: false });
}

function isMissing(error: unknown): boolean {
  return error instanceof CompletionError && [404, 405, 501].includes(error.status ?? 0);
}
