/** A completion over one connection: no second attempt, and nothing after a break, so that its own end shows. */
import { streamCompletion, type CompletionOptions } from '../../../src/completion/client.ts';
import type { CompletionEvent } from '../../../src/completion/event.ts';
import type { CompletionRequest } from '../../../src/completion/request.ts';

export function streamOnce(
  request: CompletionRequest,
  options: CompletionOptions = {},
): AsyncGenerator<CompletionEvent, void, undefined> {
  return streamCompletion(request, { ...options, retry: { attempts: 1 }, resume: 'never' });
}
