/** Models that go on where a broken answer stopped: after a prompt, after a trailing assistant message, or when asked to. */
import { answering, messagesOf, promptOf, restAfter, say, type Look, type Message, type Model } from './model.ts';
import type { ReceivedRequest } from './requestParser.ts';

/** What a model writes when it goes on: `rest` is what is missing, a well-behaved one writes exactly that. */
export type Quirk = (partial: string, rest: string) => string;

export const exactly: Quirk = (_partial, rest) => rest;

/** Plain completions: the first prompt is the question; a longer one is the question and the answer so far. */
export function appending(text: string, look: Look = {}, quirk: Quirk = exactly): Model {
  let question: string | undefined;
  return (request) => {
    const prompt = promptOf(request);
    question ??= prompt;
    if (!prompt.startsWith(question)) throw new Error('Another question than the first one');
    const partial = prompt.slice(question.length);
    return say(partial === '' ? text : quirk(partial, restAfter(partial, text)), request, look);
  };
}

export interface PrefillOptions {
  /** What the request has to say besides the trailing assistant message; without it the turn is closed and a new one begins. */
  readonly asks?: (request: ReceivedRequest, last: Message) => boolean;
  readonly quirk?: Quirk;
  /** Refuses every trailing assistant message in these words. */
  readonly refuses?: string;
  /** The status of a refusal; 400 unless told. */
  readonly status?: number;
  /** The same, but only where the request does not say what it has to. */
  readonly refusesOtherwise?: string;
  /** What answers everything else; a new answer from the beginning unless told. */
  readonly otherwise?: Model;
}

/** Chat: a trailing assistant message is the beginning of the answer. */
export function prefilling(text: string, look: Look = {}, options: PrefillOptions = {}): Model {
  const { asks = () => true, quirk = exactly, otherwise = answering(text, look) } = options;
  return (request) => {
    const last = lastMessage(request);
    if (last?.role !== 'assistant') return otherwise(request);
    const isAsked = asks(request, last);
    const words = options.refuses ?? (isAsked ? undefined : options.refusesOtherwise);
    if (words !== undefined) {
      return {
        status: options.status ?? 400,
        body: { error: { message: words, type: 'invalid_request_error', param: null, code: null } },
      };
    }
    return say(isAsked ? quirk(last.content, restAfter(last.content, text)) : text, request, look);
  };
}

export interface ContinueOptions {
  readonly quirk?: Quirk;
  readonly refuses?: number;
  readonly otherwise?: Model;
}

/** Chat: the answer so far as the assistant's turn, then the user's wish to go on. */
export function continuing(text: string, look: Look = {}, options: ContinueOptions = {}): Model {
  const { quirk = exactly, refuses, otherwise = answering(text, look) } = options;
  return (request) => {
    const partial = partialBeforeWish(request);
    if (partial === undefined) return otherwise(request);
    if (refuses !== undefined) return { status: refuses, body: { error: { message: 'Roles must alternate.' } } };
    return say(quirk(partial, restAfter(partial, text)), request, look);
  };
}

/** The assistant's turn before the user's last one. */
export function partialBeforeWish(request: ReceivedRequest): string | undefined {
  if (!request.path.includes('chat')) return undefined;
  const [assistant, user] = messagesOf(request).slice(-2);
  return assistant?.role === 'assistant' && user?.role === 'user' ? assistant.content : undefined;
}

function lastMessage(request: ReceivedRequest): Message | undefined {
  return request.path.includes('chat') ? messagesOf(request).at(-1) : undefined;
}
