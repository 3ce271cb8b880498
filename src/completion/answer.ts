/** The items of a reply in, completion events out; knows when the answer is complete, and when it has failed. */
import { assertNever } from '../util/assertNever.ts';
import { readChunk, type Chunk } from './chunk.ts';
import { CompletionError } from './error.ts';
import { readErrorBody } from './errorBody.ts';
import type { CompletionEvent, CompletionUsage } from './event.ts';
import { badReply, cutFailure, errorEventFailure, reportedFailure, type Wishes } from './failures.ts';
import { errorIn, errorInStream } from './inBandError.ts';
import type { JsonObject } from './json.ts';
import type { ReplyItem } from './reply.ts';
import { sentences } from './sentences.ts';
import { isBreakOff, stopCause } from './stopCause.ts';

export interface Answer {
  take(item: ReplyItem): readonly CompletionEvent[];
  /** The body is over, or the trailer did not come. */
  end(): readonly CompletionEvent[];
  /** The finish reason was the last that was seen: what may follow is what the server counts, and its end marker. */
  closing(): boolean;
  /** The filter has withdrawn the words: those that follow are not shown either. */
  isFiltered(): boolean;
  /** The words in which the model declines, as far as they came. */
  refusal(): string;
  /** Empty while more words may follow. */
  finishReason(): string;
  /** `complete` after the finish event; the error to throw once the events before it were handed out. */
  outcome(): 'open' | 'complete' | CompletionError;
}

export interface AnswerContext {
  readonly streamed: boolean;
  readonly secrets: readonly string[];
  /** Words were handed out already, by an earlier connection. */
  readonly hasWords: boolean;
  /** What came of the stream that this connection goes on with: its text, and its finish reason. */
  readonly before: { readonly hasText: boolean; readonly finishReason: string };
  /** What the headers ask for, should there be an error in place of an answer. */
  readonly wishes: Wishes;
}

export function createAnswer({ streamed, secrets, hasWords, before, wishes }: AnswerContext): Answer {
  let outcome: ReturnType<Answer['outcome']> = 'open';
  let { finishReason, hasText } = before;
  let closing = finishReason !== '';
  let refusal = '';
  let usage: CompletionUsage | undefined;
  let isShown = hasWords;
  let hasOwnWords = false;
  let isFiltered = false;
  let hasChunk = false;
  let hasOther = false;

  const wished = () => (hasOwnWords ? {} : wishes);

  /** A model that has begun to decline is not asked again: where it is cut, its words so far are told. */
  const fail = (error: CompletionError): CompletionEvent[] => {
    if (refusal !== '') return finish();
    outcome = error;
    return [];
  };

  const finish = (): CompletionEvent[] => {
    // A whole stream of something else, such as another service's own protocol at this address.
    if (!hasChunk && hasOther) return fail(badReply(sentences.notACompletion));
    outcome = 'complete';
    const stop = refusal === '' && !isFiltered ? stopCause(finishReason) : 'contentFilter';
    return [
      ...(refusal === '' ? [] : [{ type: 'notice', notice: { kind: 'refusal', detail: refusal } } as const]),
      ...(usage === undefined ? [] : [{ type: 'usage', ...usage } as const]),
      { type: 'finish', reason: finishReason === '' ? null : finishReason, stop },
    ];
  };

  /** Nothing is missing that could be had, whatever follows: what was filtered is not asked for again. */
  const isOver = () => isFiltered || (closing && stopCause(finishReason) !== 'length');

  const takeChunk = (chunk: Chunk): readonly CompletionEvent[] => {
    const isRetracted = chunk.isFiltered && !isFiltered && isShown;
    isFiltered ||= chunk.isFiltered;
    const parts = isFiltered || (chunk.isWhole && hasText) ? [] : chunk.parts;
    hasText ||= parts.some(({ type }) => type === 'text');
    hasOwnWords ||= parts.length > 0;
    isShown ||= hasOwnWords;
    const events: readonly CompletionEvent[] = isRetracted
      ? [{ type: 'notice', notice: { kind: 'retracted' } }]
      : parts;
    refusal += chunk.refusal;
    usage = chunk.usage ?? usage;
    if (!isBreakOff(chunk.finishReason)) finishReason = chunk.finishReason || finishReason;
    else if (!isOver()) {
      return [...events, ...fail(new CompletionError('server', sentences.aborted, { retryable: true }))];
    }
    // Text after a finish reason is a second answer in the same stream, which has to end for itself. What the filter has
    // withdrawn is over, however the server ends it.
    if (chunk.finishReason !== '' || isFiltered) closing = true;
    else if (chunk.parts.length > 0) closing = false;
    return events;
  };

  const takeDocument = (value: JsonObject): readonly CompletionEvent[] => {
    const chunk = readChunk(value);
    const error = streamed || hasChunk ? errorInStream(value) : errorIn(value);
    if (error !== undefined) {
      if (chunk?.isFiltered === true) return takeChunk(chunk);
      if (isOver()) return [];
      // OpenRouter reports an error inside an ordinary chunk.
      return [...(chunk?.parts ?? []), ...fail(reportedFailure(error, secrets, wished()))];
    }
    hasChunk ||= chunk !== undefined;
    hasOther ||= chunk === undefined && !isKeepAlive(value);
    if (chunk !== undefined) return takeChunk(chunk);
    // Between the chunks of a stream anything may stand; a body on its own has to be an answer.
    return streamed ? [] : fail(badReply(sentences.notACompletion, { excerpt: readErrorBody(value).message, secrets }));
  };

  return {
    take: (item) => {
      switch (item.type) {
        case 'document':
          return takeDocument(item.value);
        case 'error':
          return isOver() ? [] : fail(errorEventFailure(item.data, secrets, wished()));
        case 'damaged':
          // Behind a finish reason there are no words.
          return closing ? [] : fail(badReply(sentences.malformed, { retryable: true }));
        case 'done':
          return finish();
        default:
          return assertNever(item);
      }
    },
    end: () => (closing || (!hasChunk && hasOther) ? finish() : fail(cutFailure(secrets))),
    closing: () => closing,
    isFiltered: () => isFiltered,
    refusal: () => refusal,
    finishReason: () => (closing ? finishReason : ''),
    outcome: () => outcome,
  };
}

function isKeepAlive(value: JsonObject): boolean {
  return value['type'] === 'ping' || value['type'] === 'keepalive';
}
