/** A key in, every way in which a server may repeat it where an error or an answer stands, out. */
import { chatChunk, chatText, event } from '../streamServer/chunks.ts';
import type { Exchange, Script } from '../streamServer/streamServer.ts';

type Echo = (key: string) => Script;

const reply =
  (
    status: number,
    body: (key: string) => object | string,
    headers: (key: string) => Record<string, string> = () => ({}),
  ) =>
  (key: string): Script =>
  (exchange) => {
    const content = body(key);
    const isPage = typeof content === 'string';
    const type = { 'content-type': isPage ? 'text/html' : 'application/json' };
    exchange.reply(status, isPage ? content : JSON.stringify(content), { ...type, ...headers(key) });
  };

const message = (key: string) => ({ error: { message: `Incorrect API key provided: ${key}.` } });

const midStream =
  (write: (exchange: Exchange, key: string) => Promise<void>) =>
  (key: string): Script =>
  async (exchange) => {
    exchange.head();
    await exchange.chunk(chatText('It begins. '));
    await write(exchange, key);
    exchange.end();
  };

export const echoes: Readonly<Record<string, Echo>> = {
  'a refused key': reply(401, message),
  'a refused key, as it was sent': reply(403, (key) => ({ detail: `Authorization: Bearer ${key}` })),
  'a refused key in the header of the answer': reply(
    401,
    () => ({}),
    (key) => ({ 'www-authenticate': `Bearer realm="${key}"` }),
  ),
  'a bad request': reply(400, (key) => ({ error: { message: 'Bad', param: key, headers: { authorization: key } } })),
  'a used up quota': reply(429, (key) => ({ error: { message: `${key} has no credit`, code: 'insufficient_quota' } })),
  'a long pause': reply(429, message, (key) => ({ 'retry-after': '3600', 'x-request-id': key })),
  'a crash with its variables': reply(501, (key) => `<title>Error</title><pre>api_key = '${key}'</pre>`),
  'a page in place of an answer': reply(200, (key) => `<html><title>${key}</title>Signed in with ${key}</html>`),
  'an error in place of an answer': reply(200, message),
  'other JSON in place of an answer': reply(200, (key) => ({ [key]: key })),
  'a redirect': reply(
    302,
    () => ({}),
    (key) => ({ location: `http://127.0.0.1:9/?key=${key}` }),
  ),
  'a named error within the answer': midStream((exchange, key) =>
    exchange.chunk(`event: error\ndata: ${JSON.stringify({ error: { message: key, code: 401 } })}\n\n`),
  ),
  'an error in plain words': midStream((exchange, key) => exchange.chunk(`event: error\ndata: invalid ${key}\n\n`)),
  'a damaged event': midStream((exchange, key) => exchange.chunk(`data: {"choices": ${key}\n\n`)),
  'the answer itself, cut off': midStream((exchange, key) =>
    exchange.chunk(chatText(`Invalid key ${key}, which is told at length.`)),
  ),
  'the answer itself, in small pieces': midStream(async (exchange, key) => {
    for (const sign of `${key}${key}.`) await exchange.chunk(chatText(sign));
  }),
  'the reasoning, cut off': midStream((exchange, key) => exchange.chunk(chatChunk({ reasoning: `With ${key}` }))),
  // The last one is what is copied and opened as a document.
  'an error within the answer': midStream((exchange, key) => exchange.chunk(event({ ...message(key), type: 'auth' }))),
};
