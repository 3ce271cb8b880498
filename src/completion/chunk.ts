/** One JSON document of a reply in, in the dialect of any server; what it adds to the answer out. */
import type { CompletionUsage } from './event.ts';
import { arrayAt, countAt, isObject, objectAt, stringAt, type JsonObject } from './json.ts';
import { isUnfinished } from './stopCause.ts';

export interface Chunk {
  /** In the order in which the model wrote them; none is empty. */
  readonly parts: readonly Part[];
  readonly refusal: string;
  /** Of the one who speaks; empty where it is not named. */
  readonly role: string;
  /** Empty where the answer goes on. */
  readonly finishReason: string;
  readonly usage?: CompletionUsage;
  /** A filter that reads along withdraws what was written, this chunk's words or earlier ones. */
  readonly isFiltered: boolean;
  /** It repeats the answer from its beginning instead of adding to it. */
  readonly isWhole: boolean;
}

export interface Part {
  readonly type: 'text' | 'reasoning';
  readonly text: string;
}

/** Undefined for what carries no choices: pings, filter results, anything that other servers will think of. */
export function readChunk(value: JsonObject): Chunk | undefined {
  const choices = arrayAt(value, 'choices');
  if (choices === undefined) return undefined;
  const choice = choices.find(isFirstChoice) ?? {};
  const delta = objectAt(choice, 'delta');
  // Perplexity sends the answer so far as `message` beside each `delta`.
  const message = delta ?? objectAt(choice, 'message');
  const usage = usageOf(value);
  const finishReason = stringAt(choice, 'finish_reason');
  return {
    parts: partsOf(choice, message ?? {}),
    refusal: stringAt(message ?? {}, 'refusal'),
    role: stringAt(message ?? {}, 'role'),
    finishReason: isUnfinished(finishReason) ? '' : finishReason,
    isFiltered: Object.values(objectAt(choice, 'content_filter_results') ?? {}).some(hasFiltered),
    isWhole: delta === undefined && message !== undefined,
    ...(usage === undefined ? {} : { usage }),
  };
}

/**
 * `whole`: an answer in one body. `alone`: one too if nothing else comes, for it has no room for a finish reason.
 * `part`: something of a stream, which has to come to its end.
 */
export function extentOf(value: JsonObject): 'whole' | 'alone' | 'part' {
  const choice = arrayAt(value, 'choices')?.find(isFirstChoice) ?? {};
  if (objectAt(choice, 'delta') !== undefined) return 'part';
  const ends = stringAt(choice, 'finish_reason') !== '' && objectAt(choice, 'message') !== undefined;
  if (ends || value['object'] === 'chat.completion') return 'whole';
  return 'finish_reason' in choice ? 'part' : 'alone';
}

/** Azure reports each of its filters, also those that found something and let it pass. */
function hasFiltered(result: unknown): boolean {
  return isObject(result) && result['filtered'] === true;
}

function isFirstChoice(choice: unknown): choice is JsonObject {
  return isObject(choice) && (choice['index'] === 0 || typeof choice['index'] !== 'number');
}

function partsOf(choice: JsonObject, message: JsonObject): Part[] {
  const reasoning = stringAt(message, 'reasoning_content') || stringAt(message, 'reasoning');
  const content = contentParts(message['content']);
  // Together repeats the same token in `text` and in `delta.content`.
  const text = content.length > 0 ? content : contentParts(choice['text']);
  return reasoning === '' ? text : [{ type: 'reasoning', text: reasoning }, ...text];
}

/** A string, or Mistral's array of text and thinking, where the thinking is such an array again. */
function contentParts(content: unknown): Part[] {
  if (!Array.isArray(content)) return wordsOf('text', content);
  return content.filter(isObject).flatMap((item): Part[] => {
    if (item['type'] === 'text') return wordsOf('text', item['text']);
    if (item['type'] !== 'thinking') return [];
    const thinking = arrayAt(item, 'thinking');
    if (thinking === undefined) return wordsOf('reasoning', item['thinking']);
    return thinking.filter(isObject).flatMap((part) => wordsOf('reasoning', part['text']));
  });
}

function wordsOf(type: Part['type'], text: unknown): Part[] {
  return typeof text === 'string' && text !== '' ? [{ type, text }] : [];
}

function usageOf(value: JsonObject): CompletionUsage | undefined {
  const usage = objectAt(value, 'usage') ?? objectAt(objectAt(value, 'x_groq') ?? {}, 'usage');
  if (usage === undefined) return undefined;
  const promptTokens = countAt(usage, 'prompt_tokens');
  const completionTokens = countAt(usage, 'completion_tokens');
  const reasoningTokens = countAt(objectAt(usage, 'completion_tokens_details') ?? {}, 'reasoning_tokens');
  // Ollama fills every chunk but the last with zeros.
  if (!promptTokens && !completionTokens) return undefined;
  return {
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(completionTokens === undefined ? {} : { completionTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
  };
}
