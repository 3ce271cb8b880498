/** A valid request in, its answer on the connection out: at the pace of a model, as a stream or as one body. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { readPrompt } from './readPrompt.ts';
import type { Asked } from './request.ts';
import type { Plan } from './script.ts';
import { splitTokens } from './tokens.ts';
import { wireFor, type FinishReason, type Usage } from './wire.ts';
import { writeReview } from './writeReview.ts';

export interface AnswerOptions {
  readonly plan: Plan;
  readonly tokensPerSecond: number;
  /** Aborted when the client has gone: nothing more is generated. */
  readonly signal: AbortSignal;
  /** Called with each token. */
  readonly onToken: () => void;
}

/** Resolves when all is sent or cut off; rejects with the signal's reason when the client leaves. */
export async function sendAnswer(asked: Asked, response: ServerResponse, options: AnswerOptions): Promise<void> {
  const all = splitTokens(writeReview(readPrompt(asked.texts)));
  const tokens = all.slice(0, asked.maxTokens);
  const reason: FinishReason = tokens.length < all.length ? 'length' : 'stop';
  const usage = count(asked.texts, tokens);
  const wire = wireFor(asked.api, asked.stream && asked.includeUsage);
  const isCut = options.plan.cutAfter !== undefined;

  if (!asked.stream) {
    let text = '';
    for await (const token of generate(tokens, options)) text += token;
    if (isCut) {
      cut(response);
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(wire.whole(text, reason, usage)));
    return;
  }

  const send = async (data: string) => {
    if (!response.write(`data: ${data}\n\n`)) await once(response, 'drain', { signal: options.signal });
  };
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache');
  response.flushHeaders();
  for (const chunk of wire.opening) await send(JSON.stringify(chunk));
  for await (const token of generate(tokens, options)) await send(JSON.stringify(wire.token(token)));
  if (isCut) {
    cut(response);
    return;
  }
  await send(JSON.stringify(wire.finish(reason)));
  if (asked.includeUsage) await send(JSON.stringify(wire.usage(usage)));
  await send('[DONE]');
  response.end();
}

/** The tokens in their time, up to where the plan cuts, held where it says. */
async function* generate(tokens: readonly string[], { plan, tokensPerSecond, signal, onToken }: AnswerOptions) {
  const { hold, cutAfter = Infinity } = plan;
  const end = Math.min(tokens.length, cutAfter);
  for (let sent = 0; sent <= end; sent++) {
    if (hold && sent === Math.min(hold.afterTokens, end)) {
      hold.reached.open();
      await Promise.race([hold.released.opened, gone(signal)]);
    }
    if (sent === end) return;
    await wait(1000 / tokensPerSecond, undefined, { signal });
    onToken();
    yield tokens[sent]!;
  }
}

async function gone(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

/** Without the end of the body, but not before all that was written is on its way. */
function cut(response: ServerResponse): void {
  response.socket?.destroySoon();
}

function count(texts: readonly string[], tokens: readonly string[]): Usage {
  const prompt = texts.reduce((sum, text) => sum + splitTokens(text).length, 0);
  return { prompt_tokens: prompt, completion_tokens: tokens.length, total_tokens: prompt + tokens.length };
}
