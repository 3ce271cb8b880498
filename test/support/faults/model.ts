/** Requests in, what a model server says to them out; the smallest one, which always answers from the beginning. */
import { isObject } from '../../../src/completion/json.ts';
import { chatChunk, completionText, done, event, usage } from '../streamServer/chunks.ts';
import { tokensOf } from './answerText.ts';
import type { ReceivedRequest } from './requestParser.ts';

/** Events of a stream, or a refusal with a status. */
export type Reply =
  | { readonly events: readonly string[]; readonly headers?: Readonly<Record<string, string>> }
  | { readonly status: number; readonly body: object | string; readonly headers?: Readonly<Record<string, string>> };

export type Model = (request: ReceivedRequest) => Reply;

/** By what a server can be told from others. */
export interface Look {
  readonly fingerprint?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly model?: string;
  /** Characters of thinking before the answer. */
  readonly reasoning?: string;
  readonly finish?: string;
  /** How the answer is cut into events; pieces of a few characters unless told. */
  readonly tokens?: (text: string) => readonly string[];
}

/** The plain server: every request is a new answer. */
export function answering(text: string, look: Look = {}): Model {
  return (request) => say(text, request, look);
}

/** A whole answer in the dialect of the request's path. */
export function say(text: string, request: ReceivedRequest, look: Look = {}): Reply {
  const { fingerprint, headers = {}, model = 'any', reasoning = '', finish = 'stop', tokens: cut = inTokens } = look;
  const rest = { model, ...(fingerprint === undefined ? {} : { system_fingerprint: fingerprint }) };
  const tokens = cut(text);
  const trailer = event({ object: 'chunk', choices: [], ...rest, usage });
  if (!request.path.includes('chat')) {
    return {
      events: [...tokens.map((token) => completionText(token)), completionText('', finish), trailer, done],
      headers,
    };
  }
  const thoughts = tokensOf(reasoning, 2).map((token) => chatChunk({ reasoning_content: token }, null, rest));
  return {
    events: [
      chatChunk({ role: 'assistant', content: '' }, null, rest),
      ...thoughts,
      ...tokens.map((token) => chatChunk({ content: token }, null, rest)),
      chatChunk({}, finish, rest),
      trailer,
      done,
    ],
    headers,
  };
}

function inTokens(text: string): readonly string[] {
  return tokensOf(text, 1);
}

export interface Message {
  readonly role: string;
  readonly content: string;
  readonly [key: string]: unknown;
}

/** @throws where the messages are not what an OpenAI-compatible server takes. */
export function messagesOf({ json }: ReceivedRequest): readonly Message[] {
  const { messages } = json;
  if (!Array.isArray(messages) || messages.length === 0) throw new Error('A chat request without messages');
  return messages.map((message: unknown): Message => {
    if (!isObject(message) || typeof message['role'] !== 'string' || typeof message['content'] !== 'string') {
      throw new Error('A message without role or content');
    }
    return { ...message, role: message['role'], content: message['content'] };
  });
}

/** What is missing after the partial text. @throws where the partial text is not how the answer begins. */
export function restAfter(partial: string, text: string): string {
  if (!text.startsWith(partial)) {
    throw new Error(`Asked to go on after what was never said: ${JSON.stringify(partial.slice(-80))}`);
  }
  return text.slice(partial.length);
}

/** The prompt of a plain completion; each run of a review has a fence of its own around the code, which is left out. */
export function promptOf({ json }: ReceivedRequest): string {
  const { prompt } = json;
  if (typeof prompt !== 'string') throw new Error('A completions request without a prompt');
  return prompt.replaceAll(/ fence="[^"]*"/g, '');
}
