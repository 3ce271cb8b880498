// Runs the command in its arguments as a process group of its own, passes its exit code on, and ends the group as soon
// as standard input closes: the kernel closes that pipe however the owner dies, even after a SIGKILL.
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers';

const graceMs = 2_000;
const windows = process.platform === 'win32';
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !windows });

child.on('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => {
  endGroup('SIGKILL');
  process.exit(code ?? 1);
});

process.stdin.on('close', () => {
  endGroup('SIGTERM');
  setTimeout(() => endGroup('SIGKILL'), graceMs);
});
process.stdin.resume();

function endGroup(signal) {
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
