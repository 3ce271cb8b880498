import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { startProcessGroup } from '../../../support/vscode/processGroup.ts';

// Neither ends by itself, and the child does not even listen to SIGTERM; it says who it is once it is deaf.
const child = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log('child', process.pid, process.ppid)`;
const stubborn = `
  require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });
  setInterval(() => {}, 1e6);`;

/** A process that has ended but not been collected by its new parent yet, a zombie, runs no more. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout.trim());
}

/** The kernel closes a dying process's pipes a moment before it is dead: asks until it is. */
async function areGone(ids: readonly number[]): Promise<void> {
  while (ids.some(isRunning)) await setImmediate();
}

const idsIn = (text: string) => (/child (\d+) (\d+)/.exec(text)?.slice(1) ?? []).map(Number);

describe('a process group', () => {
  it('passes the exit code on, and what was printed last', async () => {
    const group = startProcessGroup(process.execPath, [
      '-e',
      'console.log("so"); console.error("long"); process.exit(7)',
    ]);
    assert.equal(await group.ended, 7);
    assert.match(group.tail(), /so/);
    assert.match(group.tail(), /long/);
  });

  it('says so when there is no such command', async () => {
    const group = startProcessGroup('no-such-command-anywhere', []);
    assert.equal(await group.ended, 127);
    assert.match(group.tail(), /no-such-command-anywhere/);
  });

  it('ends with all its processes, and twice is as good as once', async () => {
    const group = startProcessGroup(process.execPath, ['-e', stubborn]);
    await once(group.stdout, 'data');
    const ids = idsIn(group.tail());
    assert.deepEqual(ids.map(isRunning), [true, true]);
    await Promise.all([group.stop(), group.stop()]);
    await areGone(ids);
  });

  it('ends when its owner is killed', async () => {
    const owner = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', '-e'],
        `const { startProcessGroup } = require('./test/support/vscode/processGroup.ts');
         startProcessGroup(process.execPath, ['-e', ${JSON.stringify(stubborn)}]).stdout.pipe(process.stdout);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [printed] = (await once(owner.stdout, 'data')) as [Buffer];
    const ids = idsIn(printed.toString());
    assert.deepEqual(ids.map(isRunning), [true, true]);
    owner.kill('SIGKILL');
    // The stubborn ones hold the pipe: it closes when the last of them is gone.
    await once(owner.stdout, 'close');
    await areGone(ids);
  });
});
