/** `streamCompletion` as the extension uses it: everything on, gates and timers and what it keeps in order to resume. */
import { createCapabilities } from '../../../../src/completion/capabilities.ts';
import { streamCompletion } from '../../../../src/completion/client.ts';
import { createGates } from '../../../../src/completion/gate/gates.ts';
import { apiKey, model, question, type Client } from './client.ts';

/** More than the product takes at a time, for as many streams are measured as with the others. */
const concurrency = 200;

export function ours(): Client {
  const capabilities = createCapabilities();
  const gates = createGates({ maxConcurrent: () => concurrency });
  return {
    read: async (baseUrl, onText, signal) => {
      const request = { endpoint: { baseUrl, apiKey, api: 'auto' as const }, model, prompt: question };
      const options = { capabilities, gates, resume: 'auto' as const, ...(signal ? { signal } : {}) };
      for await (const event of streamCompletion(request, options)) {
        if (event.type !== 'text') continue;
        const wait = onText(event.text);
        if (wait) await wait;
      }
    },
  };
}
