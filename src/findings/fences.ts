/** Lines of an answer in, one at a time; which of them a code fence holds, out. */
import { dedent, indentOf } from '../util/dedent.ts';
import { contained, type Contained } from './containers.ts';
import { isCanonicalHeading } from './canonicalHeading.ts';

export interface Fence {
  /** Backticks or tildes, three or more. */
  readonly marker: string;
  /** What stands behind the marker, trimmed. */
  readonly info: string;
  /** Column of the marker. */
  readonly indent: number;
  readonly isQuoted: boolean;
  readonly lines: string[];
  /** What seems to open it may as well close the one that the whole answer stands in. */
  readonly mayEndAnswer: boolean;
  /** `torn`: the next finding began, or a suggestion, before anything closed it. */
  end: 'open' | 'closed' | 'torn';
}

export interface FenceReader {
  /** The fence that the line opens, closes or stands in; undefined outside. */
  take(line: string): Fence | undefined;
  /** The one that the next line stands in, unless it closes it. */
  current(): Fence | undefined;
  /** The next line stands outside, though nothing has closed the fence: some models put their whole answer into one. */
  leave(holdsAnswer: boolean): void;
}

const fenceMark = /```|~~~/;

export function createFenceReader(): FenceReader {
  let open: Fence | undefined;
  let answer: Fence | undefined;

  const outside = (line: string) => {
    const opened = fenceMark.test(line) ? openedBy(contained(line)) : undefined;
    open = opened && { ...opened, mayEndAnswer: answer !== undefined && closes(line, answer) };
    return open;
  };

  return {
    take: (line) => {
      if (open === undefined) return outside(line);
      const fence = open;
      if (fence.mayEndAnswer && fence.lines.length === 0 && line.trim() === '') {
        answer = undefined;
        return outside(line);
      }
      const content = fence.isQuoted ? /^[ \t]*> ?/.exec(line) : undefined;
      if (content === null) {
        fence.end = 'closed';
        return outside(line);
      }
      const text = content === undefined ? line : line.slice(content[0].length);
      if (closes(text, fence)) {
        fence.end = 'closed';
        open = undefined;
      } else if (tears(text, fence)) {
        fence.end = 'torn';
        return outside(line);
      } else {
        fence.lines.push(text);
      }
      return fence;
    },
    current: () => open,
    leave: (holdsAnswer) => {
      if (!open) return;
      open.end = 'torn';
      if (holdsAnswer) answer = open;
      open = undefined;
    },
  };
}

/** The code of a fence: without the indentation that its lines share with the fence, as in a list. */
export function codeOf({ lines, indent, end, marker }: Fence): string {
  const last = end === 'closed' ? lines.length : lines.findLastIndex((line) => line.trim() !== '') + 1;
  const kept = lines.slice(0, last);
  // Some models close a fence in the last line of its code, where by CommonMark nothing does.
  const ending = kept.at(-1)?.trimEnd();
  if (end === 'torn' && ending?.endsWith(marker) === true) {
    const rest = ending.slice(0, -marker.length).trimEnd();
    kept.splice(-1, 1, ...(rest === '' ? [] : [rest]));
  }
  const written = kept.filter((line) => line.trim() !== '').map((line) => indentOf(line));
  // A model that indents the fence alone has not indented the code: taking more would bend its shape.
  const shared = written.reduce((least, next) => Math.min(least, next), indent);
  return kept.map((line) => dedent(line, shared)).join('\n');
}

function openedBy({ text, offset, isQuoted }: Contained): Fence | undefined {
  const marker = /^(?:`{3,}|~{3,})/.exec(text)?.[0];
  if (marker === undefined) return undefined;
  const info = text.slice(marker.length).trim();
  if (marker.startsWith('`') && info.includes('`')) return undefined;
  return { marker, info, indent: offset, isQuoted, lines: [], mayEndAnswer: false, end: 'open' };
}

function closes(text: string, { marker, indent }: Fence): boolean {
  const closing = fenceMark.test(text) ? /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(text)?.[1] : undefined;
  return closing?.startsWith(marker) === true && indentOf(text) < indent + 4;
}

/**
 * By CommonMark, a fence that nothing closes runs to the end, and every later finding would be lost in it. So two things
 * end one of ordinary length: the opening of a suggestion, and a heading in exactly our form behind a blank line. Code in
 * Markdown may hold both: it is safe in a fence that is longer, that names the language, or that begins with the heading.
 */
function tears(text: string, { marker, info, lines }: Fence): boolean {
  if (marker.length > 3 || lines.length === 0) return false;
  const isHeading = lines.at(-1)?.trim() === '' && isCanonicalHeading(text);
  const isSuggestion = fenceMark.test(text) && /^ {0,3}(?:```|~~~)[ \t]*suggestion\b/i.test(text);
  if (!isHeading && !isSuggestion) return false;
  return !/^(?:md|mdx|markdown|rst|te?xt)\b/i.test(info) && (isHeading || !/suggestion/i.test(info));
}
