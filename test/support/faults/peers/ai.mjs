// The `ai` package with `@ai-sdk/openai-compatible` as its users would use it: base URLs in, what it made of each answer out.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';

export async function ask(baseURL) {
  const provider = createOpenAICompatible({ name: 'any', baseURL, apiKey: 'none' });
  const result = streamText({
    model: provider.chatModel('any'),
    prompt: 'Hi',
    maxRetries: 1,
    onError: () => undefined,
  });
  let text = '';
  let finish = null;
  let failed = false;
  for await (const part of result.fullStream) {
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'finish') finish = part.finishReason;
    if (part.type === 'error') failed = true;
  }
  if (failed) return { end: 'error', text };
  return { end: finish === 'length' ? 'truncated' : 'complete', text };
}
