/** Wishes in, what the agent in the extension host made of them out; it may come and go, as windows are loaded again. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Actions, Outcome, Wish } from './hostAgent.ts';

export interface AgentLine {
  readonly port: number;
  /** Waits for an agent. @throws Error with what went wrong there. */
  call<K extends keyof Actions>(action: K, ...args: Parameters<Actions[K]>): Promise<Awaited<ReturnType<Actions[K]>>>;
  /** What follows is for the next agent. */
  hangUp(): void;
  close(): Promise<void>;
}

const patienceMs = 60_000;

export async function openAgentLine(): Promise<AgentLine> {
  const waiting = new Map<number, (outcome: Outcome) => void>();
  const wanted: string[] = [];
  let agent: Socket | undefined;
  const server = createServer((socket) => {
    agent = socket;
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => {
      const outcome = JSON.parse(line) as Outcome;
      waiting.get(outcome.id)?.(outcome);
      waiting.delete(outcome.id);
    });
    for (const line of wanted.splice(0)) socket.write(line);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hangUp = () => {
    agent?.destroy();
    agent = undefined;
  };
  let calls = 0;
  return {
    port: (server.address() as AddressInfo).port,
    async call(action, ...args) {
      const wish: Wish = { id: ++calls, action, args };
      const line = `${JSON.stringify(wish)}\n`;
      if (agent) agent.write(line);
      else wanted.push(line);
      const { value, error } = await new Promise<Outcome>((resolve, reject) => {
        const late = () => reject(new Error(`The extension host did not answer: ${action} ${JSON.stringify(args)}`));
        const timer = setTimeout(late, patienceMs);
        waiting.set(wish.id, (outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        });
      });
      if (error !== undefined) throw new Error(`In the extension host: ${error}`);
      return value as never;
    },
    hangUp,
    close: async () => {
      hangUp();
      server.close();
      await once(server, 'close');
    },
  };
}
