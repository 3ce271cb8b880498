/** One of the nine faults in, what Second Look makes of it out: the client and the session as they are, limits scaled down. */
import { createGates } from '../../../../src/completion/gate/gates.ts';
import { startFaultServer } from '../../faultServer.ts';
import { createTheatre, type Played } from '../play.ts';
import { scriptFor, type NineFault } from './nineFaults.ts';
import type { PeerEnd, PeerResult } from './verdict.ts';

const timeouts = { stalled: 500, idle: 2000, firstContent: 2000, connect: 2000 };

export async function runOurs(fault: NineFault, api: 'chat' | 'completions'): Promise<PeerResult> {
  const server = await startFaultServer(scriptFor(fault, api));
  try {
    const theatre = createTheatre(createGates());
    const played = await theatre.start(`${server.origin}/v1`, { endpoint: { api }, timeouts }).ended;
    return { end: endOf(played), text: played.text };
  } finally {
    await server.close();
  }
}

function endOf({ outcome }: Played): PeerEnd {
  if (outcome === 'finished') return 'complete';
  return outcome === 'truncated' ? 'truncated' : 'error';
}
