/** The parameters that chat and plain completions share. */
import type { Plan } from '../plan.ts';
import { defaultMaxTokens, type CompletionRequest } from '../request.ts';

export function sharedParameters({ model, maxTokens = defaultMaxTokens }: CompletionRequest, plan: Plan): object {
  return {
    model,
    ...(plan.limit === 'unsaid' ? {} : { [plan.limit]: maxTokens }),
    ...(plan.stream === 'unsaid' ? {} : { stream: plan.stream }),
    ...(plan.stream === true && plan.streamOptions ? { stream_options: { include_usage: true } } : {}),
  };
}
