/** A notice of the completion in, what the review's log says of it out: with sentences for people instead of errors. */
import type { CompletionNotice } from '../completion/event.ts';
import type { CompletionError } from '../completion/error.ts';
import type { ReviewEventBody } from '../review/event.ts';
import { assertNever } from '../util/assertNever.ts';
import type { Localizer } from '../util/localizer.ts';
import { askedToWait, describeWait, type FailureContext } from './causes.ts';
import { describeInterruption } from './sentences.ts';

type ErrorBody = Extract<ReviewEventBody, { type: 'error' }>;

/** A shorter pause of our own, in milliseconds, is over before it is read. */
const worthTelling = 1000;

export function noticeEvents(
  notice: CompletionNotice,
  context: FailureContext,
  l10n: Localizer,
): readonly ReviewEventBody[] {
  switch (notice.kind) {
    case 'queued':
      return [{ type: 'queued', place: notice.place }];
    case 'paused':
    case 'retrying': {
      const { error, ...rest } = notice;
      return [{ type: 'notice', notice: { ...rest, message: describeWait(error, context, l10n) } }];
    }
    case 'interrupted': {
      const { error, delayMs } = notice;
      const event = errorEvent(error, describeInterruption(error, context, l10n), true);
      // A pause of our own must not be told as the server's wish.
      const kind = askedToWait(error, l10n) === undefined ? 'delayed' : 'paused';
      if (delayMs === 0 || (kind === 'delayed' && delayMs < worthTelling)) return [event];
      return [event, { type: 'notice', notice: { kind, delayMs, message: describeWait(error, context, l10n) } }];
    }
    case 'adjusted':
    case 'unstreamed':
    case 'refusal':
    case 'retracted':
    case 'stalled':
    case 'keptWaiting':
    case 'resumed':
    case 'restarted':
      return [{ type: 'notice', notice }];
    default:
      return assertNever(notice);
  }
}

/** `detail` is in the words of the server or the system, else in those of the client. */
export function errorEvent(error: CompletionError, message: string, resumable: boolean): ErrorBody {
  const { kind, retryable, detail = error.message } = error;
  return { type: 'error', kind, message, detail, retryable, resumable };
}
