/** The open code fence of the text shown and the beginning of what continues it in, a second opening of it out. */
import type { Rung } from '../event.ts';
import type { OpenFence } from './openFence.ts';

interface Shown {
  readonly shown: string;
  readonly fence: OpenFence;
  readonly rung: Rung;
  /** The caller has other means to tell a marker alone from the one that closes the block. */
  readonly mayBeBare?: boolean;
}

/** More than a model would put there by habit is no opening line. */
const longest = 200;

/** A reader as `Taken.read` takes it: the length of a second opening line with its line break, 0 for none. */
export function readReopening(context: Shown): (text: string, ended: boolean) => number | 'open' {
  const { fence } = context;
  return (text, ended) => {
    if (text.length > longest) return 0;
    if (!fence.isComplete) return readBegun(text, ended, context);
    const space = /^\s*/.exec(text)?.[0] ?? '';
    const lineEnd = /\r\n?|\n/.exec(text.slice(space.length));
    const line = text.slice(space.length, lineEnd === null ? undefined : space.length + lineEnd.index);
    const isOver = lineEnd === null ? ended : ended || !text.endsWith('\r');
    if (!isOver) return isBegin(line, context) ? 'open' : 0;
    const length = space.length + line.length + (lineEnd?.[0].length ?? 0);
    if (!opensAgain(line, space, context)) return 0;
    return isMarker(line, fence) ? readBehindMarker(text.slice(length), ended, length) : length;
  };
}

/** A marker alone closes the block where a blank line, or nothing, is behind it. */
function readBehindMarker(next: string, ended: boolean, length: number): number | 'open' {
  const first = /[^ \t]/.exec(next)?.[0];
  if (first === undefined) return ended ? 0 : 'open';
  return /[\r\n]/.test(first) ? 0 : length;
}

function isMarker(line: string, { marker }: OpenFence): boolean {
  return line.trimEnd() === marker;
}

/**
 * The opening line itself was cut: nothing but its rest can follow, or the whole of it again, once or, where the model
 * took it for over, twice.
 */
function readBegun(text: string, ended: boolean, { fence: { line }, rung }: Shown): number | 'open' {
  const space = rung === 'continue' ? (/^\s*/.exec(text)?.[0] ?? '') : '';
  const again = text.slice(space.length);
  if (line.startsWith(again) && again !== line && !ended) return 'open';
  if (!again.startsWith(line)) return 0;
  const lineEnd = /^(?:\r\n?|\n)/.exec(again.slice(line.length))?.[0] ?? '';
  const twice = line + lineEnd + line;
  if (twice.startsWith(again) && again !== twice && !ended) return 'open';
  return space.length + (lineEnd !== '' && again.startsWith(twice) ? twice.length : line.length);
}

function isBegin(line: string, { fence, rung }: Shown): boolean {
  if (fence.marker.startsWith(line)) return true;
  const info = line.slice(fence.marker.length).trim();
  return line.startsWith(fence.marker) && (rung === 'continue' || fence.info.startsWith(info));
}

/**
 * A line with the marker alone closes the block, so it opens it again only where it cannot close: behind other text on
 * its line. A model that was asked in words may also have taken another language for it.
 */
function opensAgain(line: string, space: string, { shown, fence, rung, mayBeBare = false }: Shown): boolean {
  const [, marker = '', info = ''] = /^(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
  const isSame = marker === fence.marker && info.trim() === fence.info;
  if (info.trim() !== '') return isSame || rung === 'continue';
  if (marker !== fence.marker || rung !== 'continue') return false;
  // Part of a marker is no other text, but the beginning of the line that closes the block.
  const isInLine = !/(?:^|[\r\n])(?:[ \t>]*[`~]+)?$/.test(shown) && !/[\r\n]/.test(space);
  // Where the line shown may be over, the break behind it may not have been sent.
  return mayBeBare || (isInLine && (isSame || !/[;{}),:>\]]\s*$/.test(shown)));
}
