/** What other extensions get from `activate()`: a review as an async iterable of the events that the panel sees. */
import { CompletionError } from './completion/error.ts';
import type { Permitted } from './permit.ts';
import type { ReviewEvent } from './review/event.ts';
import type { ReviewTarget } from './review/target.ts';
import { followLog } from './session/followLog.ts';
import { ReviewLog } from './session/reviewLog.ts';
import type { ReviewSettings } from './session/reviewSettings.ts';
import type { ReviewsOptions } from './session/reviews.ts';
import { refuseReview, runReview } from './session/runReview.ts';

export interface ReviewRequest {
  /** URI of the document that the text is from; it names the target and is not opened. */
  readonly uri?: string;
  /** The code to review. */
  readonly text: string;
  readonly languageId?: string;
  /** The line of the document, 1-based, on which `text` begins; 1 unless told. */
  readonly startLine?: number;
}

export interface SecondLookApi {
  /**
   * Sends `text` to the server that the user has set up, as if the user had asked, and yields what happens. It opens
   * no dialog: where the user still has to set something up, it yields an `error` of kind `unconfigured`. It ends
   * after `ended`; leaving the loop or aborting `signal` stops the request.
   */
  review(request: ReviewRequest, options?: { readonly signal?: AbortSignal }): AsyncIterable<ReviewEvent>;
}

export interface ApiOptions extends ReviewsOptions {
  readonly readSettings: () => Promise<ReviewSettings>;
  /** What of it may be sent without a question. @throws Error with the sentence where nothing may. */
  readonly permit: (target: ReviewTarget, configured: ReviewSettings) => Promise<Permitted>;
}

export function createApi(options: ApiOptions): SecondLookApi {
  return { review: (request, { signal } = {}) => review(targetOf(request), options, signal) };
}

async function* review(target: ReviewTarget, options: ApiOptions, outer?: AbortSignal): AsyncGenerator<ReviewEvent> {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
  };
  if (outer?.aborted) stop();
  outer?.addEventListener('abort', stop);
  const log = new ReviewLog(crypto.randomUUID());
  const context = { ...options, log, run: 1, signal: controller.signal };
  const permitted = options.readSettings().then((configured) => options.permit(target, configured));
  const run = permitted.then(
    (allowed) => runReview(allowed.target, allowed.configured, context),
    (error: unknown) => refuseReview(target, unusable(error), context),
  );
  try {
    yield* followLog(log);
  } finally {
    stop();
    outer?.removeEventListener('abort', stop);
    await run;
  }
}

function targetOf({ uri = '', text, languageId = 'plaintext', startLine = 1 }: ReviewRequest): ReviewTarget {
  const lines = text.replace(/\r\n?/g, '\n');
  const label = uri === '' ? 'text' : (uri.split('/').pop() ?? uri);
  const endLine = startLine + lines.split('\n').length - 1;
  return { kind: 'text', uri, label, languageId, startLine, endLine, text: lines };
}

function unusable(error: unknown): CompletionError {
  const message = error instanceof Error ? error.message : String(error);
  return new CompletionError('unconfigured', message, { retryable: false, cause: error });
}
