/** How a client ended under each of the nine faults in, whether it told the truth and had the whole answer out. */
import { wholeText, type NineFault } from './nineFaults.ts';

/** `complete` is what the client calls a regular end; `hangs` where nothing had come of it when the watch was over. */
export type PeerEnd = 'complete' | 'truncated' | 'error' | 'hangs';

export interface PeerResult {
  readonly end: PeerEnd;
  readonly text: string;
}

export interface Verdict {
  readonly truthful: boolean;
  readonly recovered: boolean;
  /** For the table. */
  readonly words: string;
}

export function judge({ limited }: NineFault, { end, text }: PeerResult): Verdict {
  const recovered = end === 'complete' && text === wholeText;
  const truthful = recovered || (limited ? end === 'truncated' : end === 'error' || end === 'truncated');
  return { truthful, recovered, words: wordsFor(end, text, recovered) };
}

function wordsFor(end: PeerEnd, text: string, recovered: boolean): string {
  if (recovered) return 'recovered, whole';
  if (end === 'complete') return text === '' ? 'silent empty "complete"' : 'silent "complete"';
  return end === 'hangs' ? 'HANGS' : end;
}
