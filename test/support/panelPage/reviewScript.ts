/** Short words for a review's log in, the batches that the extension host would send out. */
import type { LogSlice, PanelNews, ToPanel } from '../../../src/protocol/messages.ts';
import type { Notice, ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import type { TargetSummary } from '../../../src/review/target.ts';

export const hello: Extract<PanelNews, { type: 'hello' }> = {
  type: 'hello',
  strings: {},
  shortcut: { other: 'Ctrl+K Ctrl+G', mac: '⌘K ⌘G' },
};

export const sampleTarget: TargetSummary = {
  kind: 'selection',
  uri: 'file:///workspace/src/shop/cart.ts',
  label: 'src/shop/cart.ts',
  languageId: 'typescript',
  startLine: 12,
  endLine: 40,
};

/** Its log, event by event; each call gives the slice that continues the one before. */
export interface ReviewScript {
  slice(...bodies: readonly ReviewEventBody[]): LogSlice;
  batch(...bodies: readonly ReviewEventBody[]): ToPanel;
}

let batches = 0;

/** Milliseconds: the log began `begunAgo`, and its events came `apart` from each other. */
export interface ScriptTimes {
  readonly begunAgo?: number;
  readonly apart?: number;
}

export function reviewScript(reviewId: string, { begunAgo = 0, apart = 0 }: ScriptTimes = {}): ReviewScript {
  const begun = Date.now() - begunAgo;
  let seq = 0;
  let run = 0;
  const position = (body: ReviewEventBody): ReviewEvent => {
    if (body.type === 'started') run += 1;
    seq += 1;
    return { ...body, seq, run, reviewId, at: begun + (seq - 1) * apart };
  };
  const slice = (...bodies: readonly ReviewEventBody[]): LogSlice => {
    const after = seq;
    return { reviewId, after, events: bodies.map(position) };
  };
  return { slice, batch: (...bodies) => batch(slice(...bodies)) };
}

export function batch(...slices: readonly LogSlice[]): ToPanel {
  batches += 1;
  return { type: 'batch', id: batches, news: [], slices };
}

export function started(changes: Partial<TargetSummary> = {}): ReviewEventBody {
  return {
    type: 'started',
    target: { ...sampleTarget, ...changes },
    model: 'qwen3-coder:30b',
    endpoint: 'http://localhost:11434',
  };
}

/** The next run goes on where the one before it stopped. */
export function continued(): ReviewEventBody {
  return { ...started(), continues: true } as ReviewEventBody;
}

/** The connection broke off in the middle of the answer. */
export function broken(message = 'The connection was cut. The rest is asked for.'): ReviewEventBody {
  const detail = 'terminated: other side closed';
  return { type: 'error', kind: 'network', message, detail, retryable: true, resumable: true };
}

export function notice(body: Notice): ReviewEventBody {
  return { type: 'notice', notice: body };
}

export function text(words: string): ReviewEventBody {
  return { type: 'text', text: words };
}

export const finished: ReviewEventBody = { type: 'ended', outcome: 'finished' };
