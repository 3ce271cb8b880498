/** A completion request in, the body of `POST {base}/chat/completions` out. */
import type { Plan } from '../plan.ts';
import type { ChatMessage, CompletionRequest } from '../request.ts';
import { sharedParameters } from './parameters.ts';

export function chatBody(request: CompletionRequest, plan: Plan): object {
  return { ...sharedParameters(request, plan), messages: messagesOf(request) };
}

export function messagesOf({ messages, prompt = '' }: CompletionRequest): readonly ChatMessage[] {
  return messages === undefined || messages.length === 0 ? [{ role: 'user', content: prompt }] : messages;
}
