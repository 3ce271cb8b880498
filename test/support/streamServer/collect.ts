/** A completion stream in, everything that came out of it out, with the error that ended it. */
import type { CompletionError } from '../../../src/completion/error.ts';
import type { CompletionEvent, CompletionNotice, CompletionUsage, StopCause } from '../../../src/completion/event.ts';

export interface Collected {
  readonly events: readonly CompletionEvent[];
  readonly text: string;
  readonly reasoning: string;
  readonly notices: readonly CompletionNotice[];
  readonly usage: CompletionUsage | undefined;
  /** Undefined where the stream did not finish. */
  readonly finish: { readonly reason: string | null; readonly stop: StopCause } | undefined;
  /** What the iteration threw. */
  readonly error: unknown;
}

export async function collect(stream: AsyncIterable<CompletionEvent>): Promise<Collected> {
  const events: CompletionEvent[] = [];
  let error: unknown;
  try {
    for await (const event of stream) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  const finish = events.find((event) => event.type === 'finish');
  const usage = events.find((event) => event.type === 'usage');
  return {
    events,
    text: events.map((event) => (event.type === 'text' ? event.text : '')).join(''),
    reasoning: events.map((event) => (event.type === 'reasoning' ? event.text : '')).join(''),
    notices: events.flatMap((event) => (event.type === 'notice' ? [event.notice] : [])),
    usage: usage && without(usage, 'type'),
    finish: finish && without(finish, 'type'),
    error,
  };
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _dropped, ...rest } = value;
  return rest;
}

/** The error as plain values, for one comparison. */
export function described(error: unknown): Partial<Pick<CompletionError, 'kind' | 'retryable' | 'status' | 'detail'>> {
  const { kind, retryable, status, detail } = error as CompletionError;
  return { kind, retryable, ...(status !== undefined && { status }), ...(detail !== undefined && { detail }) };
}
