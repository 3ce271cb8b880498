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
  readonly limit: 'max_tokens' | 'max_completion_tokens';
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
  /** What is not to be adjusted again: both names of the limit, or a server that refuses either would be asked for ever. */
  readonly settled: readonly Negotiable[];
}

/** The same request without the parameter, or with its other name. */
export function adjust(plan: Plan, refused: Negotiable): Adjustment {
  switch (refused) {
    case 'max_tokens':
    case 'max_completion_tokens': {
      const limit = refused === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
      const detail = `${refused} → ${limit}`;
      return { plan: { ...plan, limit }, learned: { limit }, detail, settled: [refused, limit] };
    }
    case 'stream_options':
      return {
        plan: { ...plan, streamOptions: false },
        learned: { streamOptions: false },
        detail: refused,
        settled: [refused],
      };
    case 'stream':
      return { plan: { ...plan, stream: 'unsaid' }, learned: { stream: false }, detail: refused, settled: [refused] };
    default:
      return assertNever(refused);
  }
}
