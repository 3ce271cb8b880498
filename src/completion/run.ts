/** One request of a caller, with everything that its connections share. */
import type { Capabilities, Learned } from './capabilities.ts';
import type { Gate } from './gate/gate.ts';
import type { Api } from './plan.ts';
import type { CompletionRequest } from './request.ts';
import type { OwnSecrets } from './ownSecrets.ts';
import type { Journal } from './resume/journal.ts';
import { recognise, type Asked } from './resume/servers.ts';
import type { RetryOptions } from './retry.ts';
import type { Timeouts } from './timeouts.ts';
import type { UserWishes } from './userWishes.ts';

export interface Run {
  readonly request: CompletionRequest;
  /** The caller's interest; also aborted when the caller leaves the iteration. */
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  readonly capabilities: Capabilities;
  readonly timeouts: Timeouts;
  readonly retry: RetryOptions;
  readonly gate: Gate;
  readonly journal: Journal;
  /** What nobody may read, though a server may echo it. */
  readonly secrets: readonly string[];
  /** Keeps those out of the answer. */
  readonly ownSecrets: OwnSecrets;
  /** The user asks for this very attempt. */
  readonly probe: boolean;
  readonly wishes: UserWishes;
}

export function learnedOf({ capabilities, request }: Run): Learned {
  return capabilities.recall(request.endpoint.baseUrl, request.model);
}

export function askedOf({ request }: Run): Asked {
  return { baseUrl: request.endpoint.baseUrl, model: request.model };
}

/** The API that took the request, or will be asked first. */
export function apiOf(run: Run): Api {
  const { api } = run.request.endpoint;
  return run.journal.api ?? (api === 'auto' ? (learnedOf(run).api ?? 'chat') : api);
}

export function learn({ capabilities, request }: Run, news: Learned): void {
  capabilities.learn(request.endpoint.baseUrl, request.model, news);
}

/** Remembers which server it is, once it can be told from what the server sent. */
export function recogniseServer(
  run: Run,
  signs: { readonly headers?: Headers; readonly fingerprint?: string; readonly ownedBy?: string },
): void {
  if (learnedOf(run).server !== undefined) return;
  const server = recognise({ baseUrl: run.request.endpoint.baseUrl, ...signs });
  if (server !== undefined) learn(run, { server });
}
