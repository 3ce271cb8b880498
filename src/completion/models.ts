/** An endpoint in, the models that its server offers out. */
import { openBody, readBegin, type BodyText } from './bodyText.ts';
import { parseErrorBody } from './errorBody.ts';
import { openExchange } from './exchange.ts';
import { badReply, cutFailure, httpFailure } from './failures.ts';
import { arrayAt, countAt, isObject, objectAt, parseJson, stringAt, type JsonObject } from './json.ts';
import type { Endpoint } from './request.ts';
import { secretsOf } from './sanitize.ts';
import { send } from './send.ts';
import { sentences } from './sentences.ts';

export interface ModelInfo {
  readonly id: string;
  /** Tokens that prompt and answer may have together, where the server tells. */
  readonly contextLength?: number;
  /** Whom the server names as the owner; many name themselves. */
  readonly ownedBy?: string;
}

export interface ModelsOptions {
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
}

/** A gateway lists hundreds of models with their descriptions; a list that takes longer than this is none. */
const limits = { characters: 16 * 1024 * 1024, ms: 30_000 };

/** In the server's order. @throws CompletionError; the signal's reason where the caller aborted. */
export async function listModels(
  endpoint: Endpoint,
  { signal, fetch = globalThis.fetch }: ModelsOptions = {},
): Promise<readonly ModelInfo[]> {
  const secrets = secretsOf(endpoint);
  const exchange = openExchange(signal);
  let body: BodyText | undefined;
  try {
    const response = await send({ endpoint, path: 'models' }, exchange, fetch);
    body = openBody(response, exchange, secrets);
    const { text, whole } = await readBegin(body, limits);
    if (!response.ok) throw httpFailure(response, parseErrorBody(text), secrets);
    if (!whole) throw cutFailure();
    const models = readModels(parseJson(text));
    if (models === undefined) throw badReply(sentences.notAModelList, { excerpt: text, secrets });
    return models;
  } finally {
    body?.cancel();
    exchange.close();
  }
}

/** Undefined where this is no list of models. */
export function readModels(json: unknown): readonly ModelInfo[] | undefined {
  const entries = Array.isArray(json) ? json : isObject(json) ? listIn(json) : undefined;
  if (entries === undefined) return undefined;
  const models = entries.filter(isObject).flatMap(modelOf);
  if (models.length === 0 && entries.length > 0) return undefined;
  return [...new Map(models.map((model) => [model.id, model])).values()];
}

function listIn(json: JsonObject): readonly unknown[] | undefined {
  // Ollama without a model sends null for the list.
  if (json['object'] === 'list' && json['data'] === null) return [];
  return arrayAt(json, 'data');
}

function modelOf(entry: JsonObject): ModelInfo[] {
  const id = stringAt(entry, 'id');
  const contextLength = contextLengthOf(entry);
  const ownedBy = stringAt(entry, 'owned_by');
  if (id === '') return [];
  return [{ id, ...(contextLength === undefined ? {} : { contextLength }), ...(ownedBy === '' ? {} : { ownedBy }) }];
}

/** What the server runs with counts before what the model was trained for. */
function contextLengthOf(entry: JsonObject): number | undefined {
  const found = [
    countAt(objectAt(entry, 'meta') ?? {}, 'n_ctx'),
    countAt(objectAt(entry, 'top_provider') ?? {}, 'context_length'),
    ...['max_model_len', 'context_length', 'max_context_length', 'context_window', 'max_input_tokens'].map((key) =>
      countAt(entry, key),
    ),
  ];
  return found.find((length) => length !== undefined && length > 0);
}
