/** Lengths of answers → the microseconds of processor time that the extension host takes for each token, or each finding. */
import { streamCompletion } from '../../../../src/completion/client.ts';
import type { CompletionEvent } from '../../../../src/completion/event.ts';
import type { ReviewTarget } from '../../../../src/review/target.ts';
import { chatChunk, chatText, done } from '../../streamServer/chunks.ts';
import { splitTokens } from '../../practiceServer/tokens.ts';
import { someSettings } from '../../reviewTarget.ts';
import { codeOf, findingTexts } from '../answers.ts';
import { hostReviews } from '../hostReviews.ts';
import { collectGarbage, processorMs } from '../processorTime.ts';
import { inside } from './inside.ts';

export interface SessionJob {
  readonly of: 'token' | 'finding';
  readonly count: number;
  /** So many reviews one after the other, so that a short one can be measured. */
  readonly times: number;
}

/** The code is the same for all lengths, and what is looked up in it once is paid for before the measuring begins. */
const functions = 1500;
const code = codeOf(functions);
const texts = findingTexts(functions);
const tokens = texts.flatMap((text) => [...splitTokens(text)]);
const firstFindings = 5;
const firstTokens = 1000;
/** A batch of the panel has about so many. */
const charactersInPiece = 64;

const target: ReviewTarget = {
  kind: 'file',
  uri: 'file:///workspace/src/refunds.ts',
  label: 'src/refunds.ts',
  languageId: 'typescript',
  startLine: 1,
  endLine: code.split('\n').length,
  text: code,
};

/** Microseconds for each job. */
inside(async (jobs: readonly SessionJob[]): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const { of, count, times: repeats } of jobs) {
    let total = 0;
    collectGarbage();
    for (let repeat = 0; repeat < repeats; repeat++) total += await (of === 'token' ? ofTokens : ofFindings)(count);
    times.push((total * 1000) / repeats / count);
  }
  return times;
});

/** Over the whole of the client: an event for each token, read from a body that gives one at a time. */
async function ofTokens(count: number): Promise<number> {
  const encoder = new TextEncoder();
  const events = tokens.slice(0, firstTokens + count).map((token) => encoder.encode(chatText(token)));
  if (events.length < firstTokens + count) throw new Error(`There are no ${count} tokens.`);
  events.push(encoder.encode(chatChunk({}, 'stop') + done));
  let begin = NaN;
  const body = () => {
    let next = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      if (next === firstTokens) begin = processorMs();
      const bytes = events[next++];
      if (bytes) controller.enqueue(bytes);
      else controller.close();
    };
    return new ReadableStream({ pull }, { highWaterMark: 0 });
  };
  const answer = async () => new Response(body(), { headers: { 'content-type': 'text/event-stream' } });
  await review((request, options) => streamCompletion(request, { ...options, fetch: answer }));
  return processorMs() - begin;
}

/** Without the client: from words to log, state and panel. */
async function ofFindings(count: number): Promise<number> {
  const pieces = texts.slice(firstFindings, firstFindings + count).flatMap(inPieces);
  let begin = NaN;
  await review(async function* (): AsyncGenerator<CompletionEvent, void, undefined> {
    yield { type: 'text', text: texts.slice(0, firstFindings).join('') };
    begin = processorMs();
    for (const text of pieces) yield { type: 'text', text };
    yield { type: 'finish', reason: 'stop', stop: 'end' };
  }, firstFindings + count);
  return processorMs() - begin;
}

async function review(complete: typeof streamCompletion, findings?: number): Promise<void> {
  const host = hostReviews(complete);
  const { id, log } = host.reviews.start(target, someSettings);
  const outcome = await host.ended(id);
  const found = new Set(
    log
      .after(0)
      .flatMap((event) =>
        event.type === 'findingClosed' && event.finding.anchor?.kind === 'located' ? [event.finding.id] : [],
      ),
  ).size;
  host.dispose();
  if (outcome !== 'finished') throw new Error(`The review has ${outcome}.`);
  if (findings !== undefined && found !== findings) throw new Error(`${found} of ${findings} findings have a place.`);
}

function inPieces(text: string): readonly string[] {
  return text.match(new RegExp(`[^]{1,${charactersInPiece}}`, 'g')) ?? [];
}
