/** The floor, and the least that anybody could write by hand: the bytes thrown away; a parser of events and `JSON.parse`. */
import { createParser } from 'eventsource-parser';
import { apiKey, model, question, type Client } from './client.ts';

interface ChatChunk {
  readonly choices: readonly { readonly delta: { readonly content?: string } }[];
}

/** Hands on nothing: its bytes are no text yet. */
export const rawBody: Client = {
  read: async (baseUrl, _onText, signal) => {
    const reader = await post(baseUrl, signal);
    while (!(await reader.read()).done);
  },
};

export const bareParser: Client = {
  read: async (baseUrl, onText, signal) => {
    const reader = await post(baseUrl, signal);
    const decoder = new TextDecoder();
    let texts: string[] = [];
    const parser = createParser({
      onEvent: ({ data }) => {
        if (data === '[DONE]') return;
        const [choice] = (JSON.parse(data) as ChatChunk).choices;
        if (choice?.delta.content !== undefined) texts.push(choice.delta.content);
      },
    });
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      texts = [];
      parser.feed(decoder.decode(read.value, { stream: true }));
      for (const text of texts) {
        const wait = onText(text);
        if (wait) await wait;
      }
    }
  },
};

async function post(baseUrl: string, signal?: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: question }] }),
    signal: signal ?? null,
  });
  if (!response.ok || response.body === null) throw new Error(`The server of the benchmark said ${response.status}.`);
  return response.body.getReader();
}
