/** Lines of an answer in, one at a time; the same with the fence that each stands in out, later where that is in doubt. */
import { isCanonicalHeading } from './canonicalHeading.ts';
import { createFenceReader, type Fence } from './fences.ts';
import type { Line } from './lines.ts';

export interface FencedLine {
  readonly line: Line;
  /** Undefined outside of all fences. */
  readonly fence: Fence | undefined;
}

export interface FencedLines {
  /** `isBefore`: no finding has begun. */
  take(line: Line, isBefore: boolean): readonly FencedLine[];
  /** Those that are still in doubt. */
  end(): readonly FencedLine[];
}

/**
 * Some models put their whole answer into a fence, or forget to close one. Then a finding's heading stands in a fence, as
 * it may where code is quoted; what begins another fence below it says that it is one.
 */
export function createFencedLines(): FencedLines {
  const fences = createFenceReader();
  /** A heading in a fence, and the lines since. */
  let held: Line[] = [];
  let isFirst = true;

  const release = () => {
    const lines = held;
    held = [];
    return lines.map((line) => ({ line, fence: fences.take(line.text) }));
  };

  const beginAnswer = (line: Line) => {
    const read = release();
    if (/^(?:md|markdown|te?xt|plaintext)$/i.test(fences.current()?.info ?? '')) fences.leave(true);
    isFirst = line.text.trim() === '';
    return read;
  };

  return {
    take: (line, isBefore) => {
      held.push(line);
      if (isFirst) return beginAnswer(line);
      const fence = fences.current();
      if (!fence || (held.length === 1 && !isDoubtful(line, fence, isBefore))) return release();
      if (isBefore && isPlain(fence) && isBelowBlank(fence)) {
        fences.leave(true);
        return release();
      }
      const [, mark, info] = fenceMark.exec(line.text) ?? [];
      if (mark === undefined) return [];
      // Without a word behind it, it may close the fence.
      const between = held.slice(1, -1);
      const isNext = between.length > 0 && between.every(({ text }) => text.trim() === '');
      const isOpening = info !== '' || mark.length < fence.marker.length;
      if (isOpening || (isNext && (isBefore || isSuggestion(fence)))) fences.leave(isBefore);
      return release();
    },
    end: release,
  };
}

const fenceMark = /^[ \t]*(`{3,}|~{3,})[ \t]*([^`]*)$/;

/** Whether the line may head a finding though it stands in the fence. */
function isDoubtful({ text }: Line, fence: Fence, isBefore: boolean): boolean {
  if (!isCanonicalHeading(text)) return false;
  if (isBefore) return /^(?:md|markdown|te?xt|plaintext|)$/i.test(fence.info);
  const isCode = !/^(?:md|mdx|markdown|rst|te?xt)\b/i.test(fence.info) && fence.marker.length === 3;
  return isCode && fence.lines.length > 0 && !isBelowBlank(fence);
}

function isPlain({ info, marker }: Fence): boolean {
  return info === '' && marker.length === 3;
}

function isSuggestion({ info }: Fence): boolean {
  return /\bsuggestion\b/i.test(info);
}

function isBelowBlank({ lines }: Fence): boolean {
  return lines.at(-1)?.trim() === '';
}
