/**
 * `npm run test:loss`: answers over a network that really loses packets; skipped by name where none can be made.
 * `-- --full` adds what takes minutes, a number the answers at a time.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const dropper = `ip link set lo up &&
  { tc qdisc add dev lo root netem loss 0% || { nft add table ip loss && nft 'add chain ip loss in { type filter hook input priority 0; }' && nft add rule ip loss in numgen random mod 100 '<' 1 drop; }; }`;

function main(): void {
  const reason = missing();
  if (reason !== undefined) {
    console.log(`skipped: faults 56, 57 and 58 (real packet loss): ${reason}`);
    console.log('0 passed, 0 failed');
    return;
  }
  const inside = ['node', '--import', 'tsx', resolve('test/loss/inside.ts'), ...process.argv.slice(2)];
  const { status } = spawnSync('unshare', [...namespace(), ...inside], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

/** Root has its own right to a namespace; everybody else becomes root in it. */
function namespace(): string[] {
  return process.getuid?.() === 0 ? ['--net'] : ['--user', '--map-root-user', '--net'];
}

function missing(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a part of Linux';
  if (!runs('true')) return 'network namespaces are not allowed here (needs root)';
  if (runs(dropper)) return undefined;
  if (process.getuid?.() === 0) {
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nftables', 'iproute2'], {
      stdio: 'ignore',
    });
  }
  return runs(dropper) ? undefined : 'neither netem nor nftables is there (packages iproute2 and nftables)';
}

function runs(script: string): boolean {
  return spawnSync('unshare', [...namespace(), 'sh', '-c', script], { stdio: 'ignore' }).status === 0;
}

main();
