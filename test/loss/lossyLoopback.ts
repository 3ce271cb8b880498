/** A loopback that really drops packets and goes down when told; for a network namespace of one's own. */
import { execFileSync } from 'node:child_process';

export interface LossyLoopback {
  /** What drops the packets, in a word. */
  readonly by: string;
  /** Percent of all packets from now on; 100 is a blackout, 0 is none. */
  lose(percent: number): void;
  /** Takes the interface away, as an unplugged cable or a sleeping machine does. */
  readonly down: () => void;
  readonly up: () => void;
}

type Dropper = Pick<LossyLoopback, 'by' | 'lose'>;

/** @throws where the kernel has neither netem nor nftables' random numbers, with what it said. */
export function lossyLoopback(): LossyLoopback {
  run('ip', 'link', 'set', 'lo', 'up');
  // As on a real network: the loopback's own packets are so large that a whole answer fits into one.
  run('ip', 'link', 'set', 'lo', 'mtu', '1500');
  return {
    ...(netem() ?? nftables()),
    down: () => {
      run('ip', 'link', 'set', 'lo', 'down');
    },
    up: () => {
      run('ip', 'link', 'set', 'lo', 'up');
    },
  };
}

function netem(): Dropper | undefined {
  try {
    run('tc', 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'loss', '0%');
  } catch {
    return undefined;
  }
  return {
    by: 'netem',
    lose: (percent) => {
      run('tc', 'qdisc', 'change', 'dev', 'lo', 'root', 'netem', 'loss', `${percent}%`);
    },
  };
}

function nftables(): Dropper {
  run('nft', 'add', 'table', 'ip', 'loss');
  run('nft', 'add chain ip loss in { type filter hook input priority 0; }');
  return {
    by: 'nftables',
    lose: (percent) => {
      run('nft', 'flush', 'chain', 'ip', 'loss', 'in');
      // The random number is below 100, and a rule that says so is refused.
      const condition = percent < 100 ? `numgen random mod 100 < ${percent} ` : '';
      if (percent > 0) run('nft', `add rule ip loss in ${condition}drop`);
    },
  };
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
