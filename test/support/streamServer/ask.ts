/** One completion from a scripted server: what came of it. */
import { streamOnce } from './streamOnce.ts';
import type { CompletionRequest } from '../../../src/completion/request.ts';
import { collect, type Collected } from './collect.ts';
import type { Script } from './streamServer.ts';
import { endpointAt, withServer } from './withServer.ts';

export function ask(script: Script, request: Partial<CompletionRequest> = {}): Promise<Collected> {
  return withServer(script, (server) =>
    collect(streamOnce({ endpoint: endpointAt(server), model: 'any', prompt: 'Hi', ...request })),
  );
}

/** A chunked body in the given pieces, with a regular end. */
export function pieces(parts: readonly (string | Uint8Array)[], contentType = 'text/event-stream'): Script {
  return async (exchange) => {
    exchange.head(200, { 'content-type': contentType });
    for (const part of parts) await exchange.chunk(part);
    exchange.end();
  };
}
