/** What was learned about servers: one entry per endpoint and model, plain data that can be stored and given back. */
import { endpointName } from './url.ts';

/** Only what differs from the usual; an empty object for a server that takes everything. */
export interface Learned {
  /** The only API that the server has for this model; `auto` need not look for the other one again. */
  readonly api?: 'chat' | 'completions';
  /** The name under which it takes the limit of the answer; `unsaid` where it takes none. */
  readonly limit?: 'max_tokens' | 'max_completion_tokens' | 'unsaid';
  /** It refuses `stream_options`. */
  readonly streamOptions?: false;
  /** It refuses to stream. */
  readonly stream?: false;
  /** Which server it is, where that changes what can be asked of it. */
  readonly server?: ServerFamily;
  /** Whether it continues an answer that the last message begins; it was asked and took it, or refused. */
  readonly prefill?: boolean;
  /** It has event ids, but does not go on after one. */
  readonly replay?: false;
}

/** Servers that continue a partial answer in a way of their own. */
export const serverFamilies = [
  'llamacpp',
  'vllm',
  'sglang',
  'ollama',
  'tgi',
  'deepseek',
  'mistral',
  'openrouter',
] as const;
export type ServerFamily = (typeof serverFamilies)[number];

export interface Capabilities {
  recall(baseUrl: string, model: string): Learned;
  /** Adds to what is known already. */
  learn(baseUrl: string, model: string, news: Learned): void;
  /** For storage, and `createCapabilities` takes it back. */
  toJSON(): readonly (readonly [key: string, learned: Learned])[];
}

/** `onLearned` is told what is new, under the key of its entry, whenever something is. */
export function createCapabilities(
  stored: readonly (readonly [string, Learned])[] = [],
  onLearned: (key: string, news: Learned) => void = () => undefined,
): Capabilities {
  const entries = new Map(stored);
  return {
    recall: (baseUrl, model) => entries.get(keyOf(baseUrl, model)) ?? {},
    learn: (baseUrl, model, news) => {
      const key = keyOf(baseUrl, model);
      const known = entries.get(key) ?? {};
      if ((Object.keys(news) as (keyof Learned)[]).every((name) => news[name] === known[name])) return;
      entries.set(key, { ...known, ...news });
      onLearned(key, news);
    },
    toJSON: () => [...entries],
  };
}

function keyOf(baseUrl: string, model: string): string {
  return `${endpointName(baseUrl)} ${model}`;
}
