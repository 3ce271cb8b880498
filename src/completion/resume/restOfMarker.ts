/** The text shown, cut inside the marker of a fence, and what may continue it in; how long the rest of that marker is out. */
import type { OpenFence } from './openFence.ts';

interface Context {
  readonly shown: string;
  /** The block of code that the text ends in, which the marker would close. */
  readonly fence: OpenFence | undefined;
}

/** More than this behind a marker is no name of a language. */
const longest = 60;

/** A reader as `Taken.read` takes it: 0 where the line is anything else. */
export function readRestOfMarker({ shown, fence }: Context): (text: string, ended: boolean) => number | 'open' {
  const begun = /(?:^|[\r\n])[ \t>]*(`+|~+)$/.exec(shown)?.[1] ?? '';
  const sign = begun.charAt(0);
  const marker = fence?.marker ?? sign.repeat(3);
  const rest = marker.startsWith(begun) ? marker.slice(begun.length) : '';
  return (text, ended) => {
    if (begun === '' || rest === '') return 0;
    if (!text.startsWith(rest)) return rest.startsWith(text) && !ended ? 'open' : 0;
    const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
    const info = line.slice(rest.length);
    if (info.includes(sign) || info.length > longest || (fence !== undefined && info.trim() !== '')) return 0;
    return line.length < text.length || ended ? rest.length : 'open';
  };
}
