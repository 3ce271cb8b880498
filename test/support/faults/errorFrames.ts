/** How servers report an error in the middle of a stream that began with 200; what each of them means. */
import type { ErrorKind } from '../../../src/util/errorKind.ts';
import { chatChunk, done, event } from '../streamServer/chunks.ts';

export interface ErrorFrame {
  readonly name: string;
  readonly frame: string;
  readonly kind: ErrorKind;
  readonly retryable: boolean;
}

const frames: readonly (readonly [name: string, frame: string, kind: ErrorKind])[] = [
  ['data with an error', event({ error: { message: 'The server had an error.', type: 'server_error' } }), 'server'],
  ['the same and the end marker', event({ error: { message: 'It broke.', code: 500 } }) + done, 'server'],
  ['event: error', `event: error\n${event({ error: { message: 'It broke.' } })}`, 'server'],
  ['event: error in plain words', 'event: error\ndata: upstream went away\n\n', 'server'],
  [
    'object: error',
    event({ object: 'error', message: 'engine is dead', type: 'InternalServerError', code: 500 }),
    'server',
  ],
  [
    'error beside the choices',
    chatChunk({ content: '' }, null, { error: { code: 502, message: 'Provider is gone' } }),
    'server',
  ],
  [
    'error as a sentence',
    event({ error: 'Incomplete generation', error_type: 'incomplete_generation_stream' }),
    'server',
  ],
  ['error_message', event({ error_type: 'server_error', error_message: 'worker lost' }), 'server'],
  ['type: error without an error inside', event({ type: 'error', message: 'It broke.', code: 500 }), 'server'],
  ['a detail alone', event({ detail: 'worker died' }), 'server'],
  ['details', event({ detail: [{ loc: ['body'], msg: 'worker died', type: 'value_error' }] }), 'server'],
  ['flat, with a status', event({ message: 'Internal server error', code: 500 }), 'server'],
  [
    'flat, of a problem',
    event({ type: 'about:blank', title: 'Gone', status: 503, detail: 'worker died' }),
    'overloaded',
  ],
  ['error: true', event({ error: true, message: 'worker died' }), 'server'],
  [
    'error in a choice',
    event({
      choices: [{ index: 0, delta: {}, error: { code: 502, message: 'Provider is gone' }, finish_reason: null }],
    }),
    'server',
  ],
  ['an error in an array', event([{ error: { message: 'worker died', code: 500 } }]), 'server'],
  ['an error field', 'error: {"code":500,"message":"slot unavailable","type":"unavailable_error"}\n\n', 'overloaded'],
  ['finish_reason: error', chatChunk({}, 'error'), 'server'],
  ['finish_reason: abort', chatChunk({}, 'abort'), 'server'],
  ['finish_reason: network_error', chatChunk({}, 'network_error'), 'server'],
  [
    'overloaded_error',
    `event: error\n${event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })}`,
    'overloaded',
  ],
  ['a limit', event({ error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } }), 'rateLimited'],
  ['a wrong request', event({ error: { message: 'bad input', type: 'BadRequestError', code: 400 } }), 'badRequest'],
  ['too long a context', event({ error: { message: 'Context size has been exceeded.', code: 500 } }), 'tooLarge'],
  ['a filter', event({ error: { message: 'Filtered', code: 'content_filter' } }), 'refused'],
  ['an empty account', event({ error: { message: 'Pay first', code: 'insufficient_quota' } }), 'quota'],
];

const fatal: ReadonlySet<ErrorKind> = new Set(['badRequest', 'tooLarge', 'refused', 'quota']);

export const errorFrames: readonly ErrorFrame[] = frames.map(([name, frame, kind]) => ({
  name,
  frame,
  kind,
  retryable: !fatal.has(kind),
}));
