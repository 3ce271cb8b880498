/** A completion request in, the body of `POST {base}/completions` out. */
import type { Plan } from '../plan.ts';
import type { CompletionRequest } from '../request.ts';
import { sharedParameters } from './parameters.ts';

export function completionsBody(request: CompletionRequest, plan: Plan): object {
  return { ...sharedParameters(request, plan), prompt: promptOf(request) };
}

export function promptOf({ messages = [], prompt }: CompletionRequest): string {
  return prompt ?? messages.map(({ content }) => content).join('\n\n');
}
