/** The server of the benchmarks, a process of its own: the path says how it answers. Tells its port when it is ready. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstEvent, lastEvents, textEvent, tokenEvents } from './answers.ts';

/** `/each/200000/v1/…` is what `manners.each` does with 200,000. */
const manners: Readonly<Record<string, (response: ServerResponse, count: number) => Promise<void>>> = {
  /** So many tokens, one event per write. */
  each: async (response, count) => {
    for (const event of tokenEvents(count)) await write(response, event);
  },
  /** So many tokens in writes of 16 KiB. */
  blocks: async (response, count) => {
    let block = '';
    for (const event of tokenEvents(count)) {
      block += event;
      while (block.length >= blockLength) {
        await write(response, block.slice(0, blockLength));
        block = block.slice(blockLength);
      }
    }
    await write(response, block);
  },
  /** One event with so many bytes of text, in writes of 64 bytes. */
  long: async (response, count) => {
    const event = textEvent('a'.repeat(count));
    for (let at = 0; at < event.length; at += 64) await write(response, event.slice(at, at + 64));
  },
};

const blockLength = 16 * 1024;

async function write(response: ServerResponse, text: string): Promise<void> {
  if (!response.write(text)) await once(response, 'drain');
}

const server = createServer((request, response) => {
  const [, manner = '', count = ''] = (request.url ?? '').split('/');
  const answer = manners[manner];
  request.resume();
  if (!answer || request.method !== 'POST') {
    response.writeHead(404).end();
    return;
  }
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(firstEvent);
    void answer(response, Number(count)).then(() => response.end(lastEvents));
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
