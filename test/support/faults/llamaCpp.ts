/** A model in, a llama.cpp server out: it keeps the stream of a named conversation, to be read again from any byte. */
import type { Model, Reply } from './model.ts';

export interface LlamaCppOptions {
  /** Answers a wish to read on in this way instead. */
  readonly refuses?: { readonly status: number; readonly message: string };
}

export function llamaCpp(model: Model, { refuses }: LlamaCppOptions = {}): Model {
  const kept = new Map<string, Buffer>();
  return (request) => {
    const url = new URL(request.path, 'http://server.invalid');
    if (request.method === 'POST') {
      const reply = model(request);
      const conversation = request.headers['x-conversation-id'];
      if (conversation !== undefined && 'events' in reply) kept.set(conversation, Buffer.from(reply.events.join('')));
      return reply;
    }
    const conversation = url.searchParams.get('conv_id') ?? '';
    if (request.method === 'DELETE') {
      kept.delete(conversation);
      return { status: 204, body: '' };
    }
    const bytes = kept.get(conversation);
    if (refuses !== undefined) return refusal(refuses.status, refuses.message);
    if (bytes === undefined) return refusal(404, 'Stream not found or expired');
    const from = Number(url.searchParams.get('from'));
    if (!Number.isInteger(from) || from < 0 || from > bytes.length) {
      return refusal(400, 'Stream offset lost, please restart');
    }
    const rest = bytes.subarray(from);
    const text = rest.toString();
    if (!Buffer.from(text).equals(rest)) throw new Error(`The offset ${from} lies inside a character`);
    return { events: text.split(/(?<=\n\n)/) };
  };
}

function refusal(status: number, message: string): Reply {
  return { status, body: { error: { code: status, message, type: 'invalid_request_error' } } };
}
