/** A command → a process group that ends with its owner, with what it printed last for error messages. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const supervisor = fileURLToPath(new URL('supervisor.mjs', import.meta.url));
const tailLength = 4_000;

export interface ProcessGroup {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit code once the whole group has ended and its output is read. */
  readonly ended: Promise<number>;
  /** The last few thousand characters of its output, both streams mixed. */
  tail(): string;
  /** Ends every process of the group and waits for that. May be called twice. */
  stop(): Promise<void>;
}

export interface ProcessGroupOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export function startProcessGroup(
  command: string,
  args: readonly string[],
  options: ProcessGroupOptions = {},
): ProcessGroup {
  const child = spawn(process.execPath, [supervisor, command, ...args], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
    // A Ctrl-C in the terminal then reaches only the owner, which decides how to stop.
    detached: process.platform !== 'win32',
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (tail = (tail + text).slice(-tailLength)));
  }
  const ended = once(child, 'close').then(([code]) => (code as number | null) ?? 1);
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    ended,
    tail: () => tail,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
