/** What was learned about servers: one entry per endpoint and model, plain data that can be stored and given back. */

/** Only what differs from the usual; an empty object for a server that takes everything. */
export interface Learned {
  /** The only API that the server has for this model; `auto` need not look for the other one again. */
  readonly api?: 'chat' | 'completions';
  /** The name under which it takes the limit of the answer. */
  readonly limit?: 'max_tokens' | 'max_completion_tokens';
  /** It refuses `stream_options`. */
  readonly streamOptions?: false;
  /** It refuses to stream. */
  readonly stream?: false;
}

export interface Capabilities {
  recall(baseUrl: string, model: string): Learned;
  /** Adds to what is known already. */
  learn(baseUrl: string, model: string, news: Learned): void;
  /** For storage, and `createCapabilities` takes it back. */
  toJSON(): readonly (readonly [key: string, learned: Learned])[];
}

export function createCapabilities(stored: readonly (readonly [string, Learned])[] = []): Capabilities {
  const entries = new Map(stored);
  return {
    recall: (baseUrl, model) => entries.get(keyOf(baseUrl, model)) ?? {},
    learn: (baseUrl, model, news) => {
      if (Object.keys(news).length === 0) return;
      const key = keyOf(baseUrl, model);
      entries.set(key, { ...entries.get(key), ...news });
    },
    toJSON: () => [...entries],
  };
}

/** Origin, path and model; a query or a trailing slash makes no other server. */
function keyOf(baseUrl: string, model: string): string {
  if (!URL.canParse(baseUrl)) return `${baseUrl} ${model}`;
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, '')} ${model}`;
}
