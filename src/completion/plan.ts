/** A request and what was learned about its server in, the form in which to ask out; a refusal in, the next form out. */
import { assertNever } from '../util/assertNever.ts';
import type { Learned } from './capabilities.ts';
import type { CompletionRequest } from './request.ts';

export type Api = 'chat' | 'completions';

/** The parameters without which a request still makes sense, so that a server may refuse them. */
export const negotiable = ['stream_options', 'max_tokens', 'max_completion_tokens', 'stream'] as const;
export type Negotiable = (typeof negotiable)[number];

export interface Plan {
  readonly api: Api;
  /** The name of the limit of the answer; `unsaid` leaves the limit to the server. */
  readonly limit: 'max_tokens' | 'max_completion_tokens' | 'unsaid';
  readonly streamOptions: boolean;
  /** `unsaid` leaves the parameter out, which asks for one JSON body too. */
  readonly stream: boolean | 'unsaid';
}

export function planFor({ endpoint, stream }: CompletionRequest, learned: Learned): Plan {
  return {
    api: endpoint.api === 'auto' ? (learned.api ?? 'chat') : endpoint.api,
    limit: learned.limit ?? 'max_tokens',
    streamOptions: learned.streamOptions ?? true,
    stream: learned.stream === false ? 'unsaid' : stream !== 'off',
  };
}

export interface Adjustment {
  readonly plan: Plan;
  readonly learned: Learned;
  /** The parameter, and its new name where it has one. */
  readonly detail: string;
}

/** The same request without the parameter, or with its other name unless that one was refused `before`. */
export function adjust(plan: Plan, refused: Negotiable, before: ReadonlySet<Negotiable>): Adjustment {
  switch (refused) {
    case 'max_tokens':
    case 'max_completion_tokens': {
      const other = refused === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
      const limit = before.has(other) ? 'unsaid' : other;
      const detail = limit === 'unsaid' ? refused : `${refused} → ${limit}`;
      return { plan: { ...plan, limit }, learned: { limit }, detail };
    }
    case 'stream_options':
      return {
        plan: { ...plan, streamOptions: false },
        learned: { streamOptions: false },
        detail: refused,
      };
    case 'stream':
      return { plan: { ...plan, stream: 'unsaid' }, learned: { stream: false }, detail: refused };
    default:
      return assertNever(refused);
  }
}
