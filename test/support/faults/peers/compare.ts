/** `npm run test:faults -- --peers`: the nine faults, what other clients make of them, and what Second Look does. */
import { startFaultServer } from '../../faultServer.ts';
import { nineFaults, scriptFor } from './nineFaults.ts';
import { runOurs } from './runOurs.ts';
import { peers, runPeer } from './runPeer.ts';
import { judge, type PeerResult, type Verdict } from './verdict.ts';

interface Column {
  readonly name: string;
  readonly verdicts: readonly Verdict[];
}

const recoverable = nineFaults.filter((fault) => fault.recoverable).length;

/** Prints the comparison; 0 where Second Look tells the truth nine times and recovers all that can be. */
export async function comparePeers(): Promise<number> {
  const columns: Column[] = [];
  for (const peer of peers) {
    const servers = await Promise.all(nineFaults.map((fault) => startFaultServer(scriptFor(fault, 'chat'))));
    try {
      columns.push(
        columnOf(
          peer.name,
          await runPeer(
            peer,
            servers.map(({ origin }) => `${origin}/v1`),
          ),
        ),
      );
    } finally {
      for (const server of servers) await server.close();
    }
  }
  const ours: Column[] = [];
  for (const api of ['chat', 'completions'] as const) {
    const results: PeerResult[] = [];
    for (const fault of nineFaults) results.push(await runOurs(fault, api));
    ours.push(columnOf(`Second Look, ${api}`, results));
  }
  print([...columns, ...ours]);
  const passed = ours.filter(isPerfect).length;
  process.stdout.write(`\n${passed} passed, ${ours.length - passed} failed\n`);
  return passed === ours.length ? 0 : 1;
}

function columnOf(name: string, results: readonly PeerResult[]): Column {
  return {
    name,
    verdicts: nineFaults.map((fault, index) => judge(fault, results[index] ?? { end: 'hangs', text: '' })),
  };
}

function isPerfect({ verdicts }: Column): boolean {
  return count(verdicts, 'truthful') === nineFaults.length && count(verdicts, 'recovered') === recoverable;
}

function count(verdicts: readonly Verdict[], what: 'truthful' | 'recovered'): number {
  return verdicts.filter((verdict) => verdict[what]).length;
}

function print(columns: readonly Column[]): void {
  const lines = [
    ['fault, after status 200', ...columns.map(({ name }) => name)],
    ...nineFaults.map(({ name }, row) => [name, ...columns.map(({ verdicts }) => verdicts[row]?.words ?? '')]),
    ['truthful', ...columns.map(({ verdicts }) => `${count(verdicts, 'truthful')}/${nineFaults.length}`)],
    ['recovered', ...columns.map(({ verdicts }) => `${count(verdicts, 'recovered')}/${recoverable}`)],
  ];
  const widths = lines[0]?.map((_cell, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0))) ?? [];
  process.stdout.write(
    '\nOne retry allowed to each; after the first answer the server is in order and can replay.\n\n',
  );
  for (const line of lines) {
    process.stdout.write(
      `${line
        .map((cell, place) => cell.padEnd(widths[place] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}
