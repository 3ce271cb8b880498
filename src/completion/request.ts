/** What is asked of a server: where it is, what it shall read, and how long its answer may be. */

/** The two wire formats; `auto` prefers chat and falls back to plain completions where the server has no chat. */
export type ApiChoice = 'auto' | 'chat' | 'completions';

/** `auto` asks for a stream and takes what comes; `off` asks for one JSON body. */
export type StreamChoice = 'auto' | 'off';

export interface Endpoint {
  /** Up to and including the version, as servers document it: `http://localhost:11434/v1`. A query is kept. */
  readonly baseUrl: string;
  readonly api: ApiChoice;
  readonly apiKey?: string;
  /** Sent besides our own; a key does not belong here. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface CompletionRequest {
  readonly endpoint: Endpoint;
  readonly model: string;
  /** For chat; where only `prompt` is given, it becomes one user message. */
  readonly messages?: readonly ChatMessage[];
  /** For plain completions; where only `messages` are given, they are written out one after the other. */
  readonly prompt?: string;
  /** Upper limit of the answer in tokens; `defaultMaxTokens` unless told. */
  readonly maxTokens?: number;
  /** `auto` unless told. */
  readonly stream?: StreamChoice;
}

export const defaultMaxTokens = 2000;
