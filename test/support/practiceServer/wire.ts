/** Tokens in, the JSON of the OpenAI API out, for both of its APIs, streamed and not. */
import { randomUUID } from 'node:crypto';
import type { Api } from './request.ts';

/** The only model of this server; its name says what it is. */
export const model = 'practice-linters';

export type FinishReason = 'stop' | 'length';

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

export const models = {
  object: 'list',
  data: [{ id: model, object: 'model', created: 0, owned_by: 'second-look-practice-server' }],
};

export interface Wire {
  /** What a stream begins with, before the first token. */
  readonly opening: readonly unknown[];
  token(text: string): unknown;
  finish(reason: FinishReason): unknown;
  usage(usage: Usage): unknown;
  /** The answer as one body. */
  whole(text: string, reason: FinishReason, usage: Usage): unknown;
}

/** `includeUsage` puts `"usage": null` into each chunk before the one that has it, as OpenAI does. */
export function wireFor(api: Api, includeUsage: boolean): Wire {
  return api === 'chat' ? chatWire(includeUsage) : completionsWire(includeUsage);
}

function chatWire(includeUsage: boolean): Wire {
  const id = `chatcmpl-${randomUUID()}`;
  const head = { id, object: 'chat.completion.chunk', created: now(), model };
  const chunk = (delta: unknown, reason: FinishReason | null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
    ...(includeUsage && { usage: null }),
  });
  return {
    opening: [chunk({ role: 'assistant', content: '' }, null)],
    token: (content) => chunk({ content }, null),
    finish: (reason) => chunk({}, reason),
    usage: (usage) => ({ ...head, choices: [], usage }),
    whole: (content, reason, usage) => {
      const message = { role: 'assistant', content };
      const choices = [{ index: 0, message, logprobs: null, finish_reason: reason }];
      return { ...head, object: 'chat.completion', choices, usage };
    },
  };
}

function completionsWire(includeUsage: boolean): Wire {
  const head = { id: `cmpl-${randomUUID()}`, object: 'text_completion', created: now(), model };
  const choices = (text: string, reason: FinishReason | null) => [
    { index: 0, text, logprobs: null, finish_reason: reason },
  ];
  const chunk = (text: string, reason: FinishReason | null) => ({
    ...head,
    choices: choices(text, reason),
    ...(includeUsage && { usage: null }),
  });
  return {
    opening: [],
    token: (text) => chunk(text, null),
    finish: (reason) => chunk('', reason),
    usage: (usage) => ({ ...head, choices: [], usage }),
    whole: (text, reason, usage) => ({ ...head, choices: choices(text, reason), usage }),
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
