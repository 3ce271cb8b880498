/**
 * `npm run test:security`: hostile answers, settings, servers and pages against the product, and the counts of each.
 * `-- --full` tries everything and on every VS Code, instead of a seeded sample on the newest; `-- --grep words` some of it.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onEndWanted } from '../support/vscode/endWanted.ts';
import { startProcessGroup } from '../support/vscode/processGroup.ts';

const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
const timeoutMs = { daily: 300_000, full: 3 * 3_600_000 };

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { full: { type: 'boolean' }, grep: { type: 'string' } } });
  const isFull = values.full === true;
  const args = ['--import', 'tsx', mocha, '--no-config', '--exit', '--forbid-only'];
  args.push('--timeout', String(isFull ? timeoutMs.full : timeoutMs.daily), '--slow', '30000');
  args.push('--reporter', './test/support/security/securityReporter.ts');
  if (values.grep !== undefined) args.push('--grep', values.grep);
  const group = startProcessGroup(process.execPath, [...args, 'test/security/**/*.test.ts'], {
    env: { ...process.env, ...(isFull ? { SECOND_LOOK_SECURITY: 'full' } : {}) },
  });
  group.stdout.pipe(process.stdout, { end: false });
  group.stderr.pipe(process.stderr, { end: false });
  return group.ended;
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
