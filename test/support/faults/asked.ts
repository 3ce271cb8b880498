/** A server's requests in, how each one asked for the answer out: what the rungs of the ladder look like from outside. */
import { partialBeforeWish } from './continuing.ts';
import { messagesOf, promptOf } from './model.ts';
import type { ReceivedRequest } from './requestParser.ts';

export type Asked = 'anew' | 'replay' | 'append' | 'prefill' | 'continue' | 'reattach' | 'models' | 'leave';

export function askedOf(requests: readonly ReceivedRequest[]): readonly Asked[] {
  const [first] = requests.filter(({ method }) => method === 'POST');
  return requests.map((request) => {
    if (request.method === 'DELETE') return 'leave';
    if (request.method === 'GET') return request.path.includes('/models') ? 'models' : 'reattach';
    if (request.headers['last-event-id'] !== undefined) return 'replay';
    if (!request.path.includes('chat')) return first && promptOf(request) === promptOf(first) ? 'anew' : 'append';
    if (partialBeforeWish(request) !== undefined) return 'continue';
    return messagesOf(request).at(-1)?.role === 'assistant' ? 'prefill' : 'anew';
  });
}

/** Without the questions that belong to no rung. */
export function rungsAsked(requests: readonly ReceivedRequest[]): readonly Asked[] {
  return askedOf(requests).filter((asked) => asked !== 'models' && asked !== 'leave');
}
