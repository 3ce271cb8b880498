/** The clients that others use: each is loaded where it is measured, and asked for text in its own documented way. */
import { apiKey, model, question, type Client } from './client.ts';

type Stream<T> = Promise<AsyncIterable<T>>;

interface ChatChunk {
  readonly choices: readonly { readonly delta: { readonly content?: string | null } }[];
}

/** Their types are not installed; what is used of them is written down here. */
interface OpenAiLibrary {
  readonly default: new (options: object) => {
    readonly chat: { readonly completions: { create(body: object, options: object): Stream<ChatChunk> } };
  };
}

interface AiLibrary {
  readonly streamText: (options: object) => { readonly textStream: AsyncIterable<string> };
}

interface AiProvider {
  readonly createOpenAICompatible: (options: object) => (model: string) => object;
}

interface LangChainLibrary {
  readonly ChatOpenAI: new (options: object) => {
    stream(question: string, options: object): Stream<{ readonly content: unknown }>;
  };
}

interface EventSourceLibrary {
  readonly createEventSource: (options: object) => AsyncIterable<{ readonly data: string }> & { close(): void };
}

export async function openAi(): Promise<Client> {
  const { default: OpenAI } = (await load('openai')) as OpenAiLibrary;
  return {
    read: async (baseURL, onText, signal) => {
      const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
      const body = { model, stream: true, messages: [{ role: 'user', content: question }] };
      await each(await client.chat.completions.create(body, { signal }), textOf, onText);
    },
  };
}

export async function ai(): Promise<Client> {
  const { streamText } = (await load('ai')) as AiLibrary;
  const { createOpenAICompatible } = (await load('@ai-sdk/openai-compatible')) as AiProvider;
  return {
    read: async (baseURL, onText, abortSignal) => {
      const provider = createOpenAICompatible({ name: 'bench', baseURL, apiKey });
      const { textStream } = streamText({ model: provider(model), prompt: question, abortSignal, maxRetries: 0 });
      await each(textStream, (text) => text, onText);
    },
  };
}

export async function langChain(): Promise<Client> {
  const { ChatOpenAI } = (await load('@langchain/openai')) as LangChainLibrary;
  return {
    read: async (baseURL, onText, signal) => {
      const chat = new ChatOpenAI({ model, apiKey, streaming: true, maxRetries: 0, configuration: { baseURL } });
      const text = ({ content }: { readonly content: unknown }) => (typeof content === 'string' ? content : '');
      await each(await chat.stream(question, { signal }), text, onText);
    },
  };
}

export async function eventSource(): Promise<Client> {
  const { createEventSource } = (await load('eventsource-client')) as EventSourceLibrary;
  return {
    read: async (baseUrl, onText) => {
      const source = createEventSource({
        url: `${baseUrl}/chat/completions`,
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
        body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: question }] }),
      });
      for await (const { data } of source) {
        // It would ask again where the answer is over.
        if (data === '[DONE]') break;
        const wait = onText(textOf(JSON.parse(data) as ChatChunk));
        if (wait) await wait;
      }
      source.close();
    },
  };
}

async function each<T>(
  stream: AsyncIterable<T>,
  text: (piece: T) => string,
  onText: (text: string) => Promise<void> | undefined,
): Promise<void> {
  for await (const piece of stream) {
    const wait = onText(text(piece));
    if (wait) await wait;
  }
}

function textOf({ choices: [choice] }: ChatChunk): string {
  return choice?.delta.content ?? '';
}

/** A name that no bundler and no compiler sees. */
function load(name: string): Promise<unknown> {
  return import(name);
}
