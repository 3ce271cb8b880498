/** The text shown, inside a line of an open block, and what continues it in; whether a line that closes the block is next out. */
import type { OpenFence } from './openFence.ts';

interface Context {
  readonly shown: string;
  readonly fence: OpenFence;
}

/**
 * A reader as `Taken.read` takes it: the length of the marker, 0 for anything else. The line break before the marker is
 * missing where a model that was asked in words begins its turn with it.
 */
export function readClosing({ shown, fence }: Context): (text: string, ended: boolean) => number | 'open' {
  const line = /[^\r\n]*$/.exec(shown)?.[0] ?? '';
  const isInLine = fence.isComplete && !/^[ \t>]*[`~]*$/.test(line);
  return (text, ended) => {
    if (!isInLine) return 0;
    if (!text.startsWith(fence.marker)) return fence.marker.startsWith(text) && !ended ? 'open' : 0;
    const next = /[^ \t]/.exec(text.slice(fence.marker.length))?.[0];
    if (next === undefined) return ended ? fence.marker.length : 'open';
    return /[\r\n]/.test(next) ? fence.marker.length : 0;
  };
}
