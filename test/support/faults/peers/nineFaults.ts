/** The nine faults by which clients are compared: each hits the first answer of a server that is in order after it. */
import { event } from '../../streamServer/chunks.ts';
import type { FaultScript } from '../../faultServer.ts';
import { answerText } from '../answerText.ts';
import { appending } from '../continuing.ts';
import {
  atOnce,
  bytesOf,
  cleanEnd,
  closeDelimited,
  finWithoutEnd,
  instead,
  silence,
  type Delivery,
} from '../deliveries.ts';
import { answering } from '../model.ts';
import { replaying } from '../replaying.ts';
import { serveModel } from '../serveModel.ts';

export const wholeText = answerText(9);
/** How the answer begins that ends at its limit; everything that there is of it. */
const limitedText = wholeText.slice(0, 120);

export interface NineFault {
  readonly name: string;
  readonly deliver?: Delivery;
  /** The answer itself ends too early, and says so. */
  readonly limited?: true;
  /** Asking once more, or going on, brings the whole answer. */
  readonly recoverable: boolean;
}

const extent = { events: 30 };
const json = { headers: { 'content-type': 'application/json' } };

/** The frame, and the end of the body. */
function frame(text: string): Delivery {
  return async (exchange, events, head) => {
    await exchange.head(head);
    await exchange.send(bytesOf(events, extent));
    await exchange.send(text);
    await exchange.end();
  };
}

export const nineFaults: readonly NineFault[] = [
  { name: 'clean EOF, no finish, no [DONE]', deliver: cleanEnd(extent), recoverable: true },
  { name: 'FIN without chunk terminator', deliver: finWithoutEnd(extent), recoverable: true },
  { name: 'EOF inside the last event', deliver: closeDelimited({ bytes: 4567 }), recoverable: true },
  {
    name: 'data: {"error":…}',
    deliver: frame(event({ error: { message: 'It broke.', type: 'server_error' } })),
    recoverable: true,
  },
  {
    name: '{"object":"error"} as vLLM sends it',
    deliver: frame(event({ object: 'error', message: 'engine is dead', type: 'InternalServerError', code: 500 })),
    recoverable: true,
  },
  {
    name: 'HTML login page with 200',
    deliver: instead('<!DOCTYPE html><html><title>Sign in</title></html>', {
      headers: { 'content-type': 'text/html' },
    }),
    recoverable: false,
  },
  {
    name: 'JSON error body with 200',
    deliver: instead(JSON.stringify({ error: { message: 'It broke.', type: 'server_error' } }), json),
    recoverable: true,
  },
  { name: 'finish_reason: length', limited: true, recoverable: false },
  { name: 'silence after one token', deliver: silence({ events: 2 }), recoverable: true },
];

/** Replays for chat, and for plain completions goes on after the prompt. */
export function scriptFor({ deliver, limited }: NineFault, api: 'chat' | 'completions'): FaultScript {
  const deliveries = deliver === undefined ? [] : [deliver];
  const [text, look] = limited ? [limitedText, { finish: 'length' }] : [wholeText, {}];
  const model = api === 'chat' ? replaying(answering(text, look)) : appending(text, look);
  return serveModel(model, { deliveries, then: atOnce });
}
