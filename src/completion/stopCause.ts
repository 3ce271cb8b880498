/** A server's finish reason in, what it means for a reader out. The values are open-ended; an unknown one is an end. */
import type { StopCause } from './event.ts';

const byReason: Readonly<Record<string, StopCause>> = {
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  model_context_window_exceeded: 'length',
  content_filter: 'contentFilter',
  safety: 'contentFilter',
  recitation: 'contentFilter',
  refusal: 'contentFilter',
};

export function stopCause(reason: string): StopCause {
  return Object.hasOwn(byReason, reason.toLowerCase()) ? (byReason[reason.toLowerCase()] ?? 'end') : 'end';
}

/** The server's way to say that it broke off: not an end of the answer, but a failure. */
export function isBreakOff(reason: string): boolean {
  return ['error', 'abort', 'aborted', 'cancelled', 'canceled', 'insufficient_system_resource'].includes(
    reason.toLowerCase(),
  );
}
