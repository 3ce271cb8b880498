/** A completions server that writes numbered words at a steady pace, and goes on after any beginning of them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { completionText, done } from '../support/streamServer/chunks.ts';

export interface PacedServer {
  readonly baseUrl: string;
  close(): void;
}

export const prompt = 'Count.';

export function wordsOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `word ${index + 1}, `);
}

export async function pacedServer(words: readonly string[], everyMs: number): Promise<PacedServer> {
  const whole = words.join('');
  const server = createServer((request, response) => {
    const answer = (body: unknown) => {
      const said = (body as { prompt: string }).prompt.slice(prompt.length);
      if (!whole.startsWith(said)) {
        response.writeHead(400).end('This is no beginning of the words.');
        return;
      }
      const rest = whole.slice(said.length).match(/[^,]*, ?/g) ?? [];
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => {
        const word = rest.shift();
        if (word !== undefined) response.write(completionText(word));
        else response.end(done);
      }, everyMs);
      response.on('close', () => {
        clearInterval(timer);
      });
    };
    // A request of which the rest was lost has nobody who waits for an answer.
    json(request).then(answer, () => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
