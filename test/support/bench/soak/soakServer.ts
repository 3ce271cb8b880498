/** A seed → a server that gives each review its own trouble, told by the number in its request; a new one at the same port. */
import { startFaultServer, type FaultScript, type FaultServer } from '../../faultServer.ts';
import { serveModel } from '../../faults/serveModel.ts';
import { soakFault } from './soakFaults.ts';

/** The name of the reviewed file is in each request for it, whatever else the client changes from one to the next. */
const numbered = /review-(\d+)\.ts/;

export interface SoakServer {
  readonly origin: string;
  /** Closes what waits in the client's pool; rejects where the client holds anything else. */
  released(): Promise<void>;
  /** Forgets all that was asked, which the server keeps for tests: here it would be all memory in the end. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export async function startSoakServer(seed: number): Promise<SoakServer> {
  let scripts = new Map<number, FaultScript>();
  const script: FaultScript = (exchange) => {
    const [, found] = numbered.exec(JSON.stringify(exchange.json)) ?? [];
    if (found === undefined) return exchange.reply(200, '{"object":"list","data":[{"id":"any"}]}');
    const review = Number(found);
    const { model, deliveries } = soakFault(seed + review);
    const own = scripts.get(review) ?? serveModel(model, { deliveries });
    scripts.set(review, own);
    return own(exchange);
  };
  let server: FaultServer = await startFaultServer(script);
  const { origin, port } = server;
  return {
    origin,
    released: () => server.released(),
    renew: async () => {
      await server.close();
      scripts = new Map();
      server = await startFaultServer(script, { port });
    },
    close: () => server.close(),
  };
}
