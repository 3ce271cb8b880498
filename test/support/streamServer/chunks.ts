/** Words in, the bytes that an OpenAI-compatible server would send for them out. */

export const done = 'data: [DONE]\n\n';

/** One event with a JSON document. */
export function event(document: unknown): string {
  return `data: ${JSON.stringify(document)}\n\n`;
}

export function chatChunk(delta: object, finishReason: string | null = null, rest: object = {}): string {
  return event({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
    ...rest,
  });
}

export function chatText(text: string): string {
  return chatChunk({ content: text });
}

export function completionText(text: string, finishReason: string | null = null): string {
  return event({ object: 'text_completion', choices: [{ index: 0, text, finish_reason: finishReason }] });
}

export const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };
export const usageTrailer = event({ object: 'chat.completion.chunk', choices: [], usage });

/** A chat answer that says `Hello` and ends as it should. */
export const hello = chatText('Hel') + chatText('lo') + chatChunk({}, 'stop') + usageTrailer + done;
