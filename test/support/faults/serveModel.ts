/** A model and a way of delivery for each of its answers in, the script of a server out. */
import type { FaultScript } from '../faultServer.ts';
import { whole, type Delivery } from './deliveries.ts';
import type { Model } from './model.ts';
import type { ReceivedRequest } from './requestParser.ts';

export interface ServeOptions {
  /** For the answers in their order; refusals do not count. */
  readonly deliveries?: readonly Delivery[];
  /** For the answers after those; `whole` unless told. */
  readonly then?: Delivery;
  /** What the list of models says of the owner. */
  readonly ownedBy?: string;
  /** The list of models is not there. */
  readonly unlisted?: boolean;
}

export function serveModel(
  model: Model,
  { deliveries = [], then = whole, ownedBy = 'somebody', unlisted = false }: ServeOptions = {},
): FaultScript {
  let answers = 0;
  return async (exchange) => {
    const { method, path } = exchange;
    if (method === 'GET' && path.endsWith('/models')) {
      const list = { object: 'list', data: [{ id: 'any', object: 'model', owned_by: ownedBy }] };
      await (unlisted ? exchange.reply(404, '{"error":"not found"}') : exchange.reply(200, JSON.stringify(list)));
      return;
    }
    const reply = model(checked(exchange));
    if ('events' in reply) {
      const deliver = deliveries[answers++] ?? then;
      await deliver(exchange, reply.events, reply.headers === undefined ? {} : { headers: reply.headers });
      return;
    }
    const { status, body, headers } = reply;
    await exchange.reply(status, typeof body === 'string' ? body : JSON.stringify(body), headers);
  };
}

/** @throws where the request is not what an OpenAI-compatible server takes. */
function checked<T extends ReceivedRequest>(request: T): T {
  const { method, path, headers, json } = request;
  if (method !== 'POST') return request;
  if (!/\/(chat\/)?completions$/.test(path)) throw new Error(`Posted to ${path}`);
  if (headers['content-type'] !== 'application/json') throw new Error('The body is not called JSON');
  if (typeof json['model'] !== 'string' || typeof json['stream'] !== 'boolean')
    throw new Error('No model, or no stream');
  return request;
}
