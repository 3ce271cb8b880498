/** One run over an answer that the test makes up: its outcome, its log, and what the client was asked for. */
import { createCapabilities } from '../../../src/completion/capabilities.ts';
import type { CompletionOptions } from '../../../src/completion/client.ts';
import type { CompletionEvent, StopCause } from '../../../src/completion/event.ts';
import { createGates } from '../../../src/completion/gate/gates.ts';
import type { CompletionRequest } from '../../../src/completion/request.ts';
import type { ReviewEvent } from '../../../src/review/event.ts';
import type { ReviewTarget } from '../../../src/review/target.ts';
import { ReviewLog } from '../../../src/session/reviewLog.ts';
import type { ReviewSettings } from '../../../src/session/reviewSettings.ts';
import { runReview, type RunContext } from '../../../src/session/runReview.ts';
import { english } from '../../../src/util/localizer.ts';
import { someSettings, someTarget } from '../../support/reviewTarget.ts';

export type Answer = (request: CompletionRequest, signal: AbortSignal) => AsyncGenerator<CompletionEvent>;

export interface RunOptions {
  readonly target?: ReviewTarget;
  readonly settings?: ReviewSettings;
  readonly signal?: AbortSignal;
  readonly more?: Pick<RunContext, 'partial' | 'probe'>;
}

export async function runOnce(
  answer: Answer,
  { target = someTarget, settings = someSettings, signal, more }: RunOptions = {},
) {
  const log = new ReviewLog('r');
  const ownSignal = signal ?? new AbortController().signal;
  let options: CompletionOptions | undefined;
  const outcome = await runReview(target, settings, {
    log,
    run: 1,
    signal: ownSignal,
    capabilities: createCapabilities(),
    gates: createGates(),
    complete: (request, given) => {
      options = given;
      return answer(request, ownSignal);
    },
    l10n: english,
    ...more,
  });
  const events = log.after(0);
  const error = events.findLast((event) => event.type === 'error');
  return { outcome, events, error, options };
}

export function types(events: readonly ReviewEvent[]): string[] {
  return events.map((event) => event.type);
}

export const text = (value: string): CompletionEvent => ({ type: 'text', text: value });
export const finish = (stop: StopCause): CompletionEvent => ({ type: 'finish', reason: 'x', stop });
