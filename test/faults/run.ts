/**
 * `npm run test:faults`: every row of the fault matrix that the stream has to survive, and a table of what happened.
 * `-- --full` runs the full sizes and real durations, `-- --rows 13,17` some rows only, `-- --peers` the comparison,
 * `-- --sockets` leaves out what needs no socket, which `npm run test:unit` runs as well.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProcessGroup } from '../support/vscode/processGroup.ts';
import { onEndWanted } from '../support/vscode/endWanted.ts';
import { comparePeers } from '../support/faults/peers/compare.ts';

const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
const daily = { timeoutMs: 120_000 };
const full = { timeoutMs: 3 * 3_600_000 };

interface Wanted {
  readonly isFull: boolean;
  readonly only: string | undefined;
  readonly withUnits: boolean;
}

async function runRows({ isFull, only, withUnits }: Wanted): Promise<number> {
  const { timeoutMs } = isFull ? full : daily;
  const numbers = only?.split(',').join('|') ?? '\\d+';
  const args = ['--import', 'tsx', mocha, '--no-config', '--exit', '--forbid-only', '--timeout', String(timeoutMs)];
  args.push('--reporter', './test/support/faults/faultReporter.ts', '--grep', `\\bfault (${numbers})\\b`);
  args.push('test/faults/**/*.test.ts');
  // What of a row needs no socket is proved where its code is.
  if (withUnits) args.push('test/unit/completion/**/*.test.ts');
  const group = startProcessGroup(process.execPath, args, {
    env: {
      ...process.env,
      ...(isFull ? { SECOND_LOOK_FAULTS: 'full' } : {}),
      ...(only === undefined ? {} : { SECOND_LOOK_FAULT_ROWS: only }),
    },
  });
  group.stdout.pipe(process.stdout, { end: false });
  group.stderr.pipe(process.stderr, { end: false });
  return group.ended;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      full: { type: 'boolean' },
      peers: { type: 'boolean' },
      rows: { type: 'string' },
      sockets: { type: 'boolean' },
    },
  });
  if (values.peers === true) return comparePeers();
  return runRows({ isFull: values.full === true, only: values.rows, withUnits: values.sockets !== true });
}

onEndWanted(() => process.exit(1));
main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.stdout.write('0 passed, 1 failed\n');
    process.exitCode = 1;
  },
);
