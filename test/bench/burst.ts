/** P1: what a token costs where a server writes as fast as the socket goes. */
import { openBenchServer } from '../support/bench/benchServer.ts';
import type { Benchmark } from '../support/bench/benchmark.ts';
import { openClient, type ClientProcess } from '../support/bench/clientProcess.ts';
import type { ReadResult } from '../support/bench/clients/jobs.ts';
import { ofRounds, type Figure, type Goal } from '../support/bench/figure.ts';
import { installPeers } from '../support/bench/peers.ts';

const rounds = 5;
const tokens = 200_000;
/** Fewer of them for those that take long, whose costs for each token do not depend on it. */
const fewer: Readonly<Record<string, number>> = { ai: 40_000, langchain: 40_000, 'eventsource-client': 100_000 };
const longEvent = 2 ** 20;

const floor = 'raw body';
const peers = ['bare parser', 'openai', 'eventsource-client', 'langchain', 'ai'];

const atMost = (value: number): Goal => ({ kind: 'atMost', value });
const atLeast = (value: number): Goal => ({ kind: 'atLeast', value });

export const burst: Benchmark = {
  name: 'burst',
  goal: 'P1',
  about:
    'What a token costs where a server writes as fast as the socket goes: processor time of the process of each client, by turns, after a first round that does not count. The floor reads the bytes of the body and throws them away. At the pace of a model all of them wait for it.',
  run: async () => {
    await installPeers();
    const server = await openBenchServer();
    const clients = await Promise.all([floor, 'ours', ...peers].map(openClient));
    try {
      const both = clients.filter(({ name }) => name === floor || name === 'ours');
      return [
        ...(await perToken('one event per write', 'each', 2, clients, server)),
        ...(await perToken('16 KiB writes', 'blocks', 2.8, clients, server)),
        ...(await oneLongEvent(both, server)),
      ];
    } finally {
      for (const client of clients) client.close();
      server.close();
    }
  },
};

type Server = Awaited<ReturnType<typeof openBenchServer>>;

/** What each client took for it, by its name, round by round; the first round is left out. */
async function byTurns(
  clients: readonly ClientProcess[],
  read: (client: ClientProcess) => Promise<number>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const all = new Map<string, number[]>(clients.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const client of clients) {
      const value = await read(client);
      if (round > 0) all.get(client.name)?.push(value);
    }
  }
  return all;
}

async function perToken(
  how: string,
  manner: string,
  goal: number,
  clients: readonly ClientProcess[],
  server: Server,
): Promise<readonly Figure[]> {
  const times = await byTurns(clients, async (client) => {
    const count = fewer[client.name] ?? tokens;
    const result = await client.run({ kind: 'read', baseUrl: server.baseUrl(manner, count) });
    assertWhole(client.name, count, result);
    return (result.cpuMs * 1000) / count;
  });
  const ratios = (of: string, to: string) =>
    (times.get(of) ?? []).map((time, round) => time / (times.get(to)?.[round] ?? NaN));
  return [
    ...[...times].map(([name, micros]) => ofRounds(`${how}: ${name}`, 'µs/token', micros)),
    ofRounds(`${how}: ours, × floor`, '×', ratios('ours', floor), atMost(goal)),
    ...peers.map((peer) => ofRounds(`${how}: ${peer}, × floor`, '×', ratios(peer, floor))),
    ofRounds(`${how}: openai, × ours`, '×', ratios('openai', 'ours'), atLeast(3)),
    ofRounds(`${how}: ai, × ours`, '×', ratios('ai', 'ours'), atLeast(15)),
  ];
}

async function oneLongEvent(clients: readonly ClientProcess[], server: Server): Promise<readonly Figure[]> {
  const times = await byTurns(clients, async (client) => {
    const { cpuMs } = await client.run({ kind: 'read', baseUrl: server.baseUrl('long', longEvent) });
    return cpuMs;
  });
  const how = 'one event of 1 MiB in 64-byte writes';
  const ratios = (times.get('ours') ?? []).map((time, round) => time / (times.get(floor)?.[round] ?? NaN));
  return [
    ...[...times].map(([name, ms]) => ofRounds(`${how}: ${name}`, 'ms', ms)),
    ofRounds(`${how}: ours, × floor`, '×', ratios, atMost(2)),
  ];
}

/** A client that lost something would be fast. */
function assertWhole(name: string, count: number, { characters }: ReadResult): void {
  if (name !== floor && characters < count) throw new Error(`${name} brought only ${characters} characters.`);
}
