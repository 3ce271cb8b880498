// The `openai` package as its users would use it: base URLs in, what it made of each answer out.
import OpenAI from 'openai';

export async function ask(baseURL) {
  const client = new OpenAI({ baseURL, apiKey: 'none', maxRetries: 1, timeout: 2000 });
  let text = '';
  let finish = null;
  const messages = [{ role: 'user', content: 'Hi' }];
  const stream = await client.chat.completions.create({ model: 'any', messages, stream: true });
  for await (const chunk of stream) {
    text += chunk.choices?.[0]?.delta?.content ?? '';
    finish = chunk.choices?.[0]?.finish_reason ?? finish;
  }
  return { end: finish === 'length' ? 'truncated' : 'complete', text };
}
