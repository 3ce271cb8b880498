/** The blocks inside an item or a quotation in; those that no later text can change, and where the rest begins, out. */
import type { Token } from 'marked';
import { heldFor, type Held } from './held.ts';

export interface Children {
  /** Whole: others follow them. */
  readonly settled: readonly Token[];
  /** The beginning of the block after them. */
  readonly open: Held | undefined;
}

/** A place in the text inside a container, each line of which is the end of a line of the container's own text. */
interface Place {
  readonly line: number;
  /** The end of that line, or undefined where the place is before all of it. */
  readonly tail: string | undefined;
}

export const noChildren: Children = { settled: [], open: undefined };

/** `tokens`: what was read behind `settled`. */
export function fitsChildren({ open }: Children, [first]: readonly Token[]): boolean {
  return open === undefined || (first !== undefined && open.fits(first));
}

export function mergeChildren({ settled, open }: Children, tokens: readonly Token[]): Token[] {
  const [first, ...others] = tokens;
  return [...settled, ...(open && first ? [open.merge(first), ...others] : tokens)];
}

/** `complete`: how many lines of the text inside are. Undefined where nothing more is settled. */
export function advanceChildren(
  children: Children,
  tokens: readonly Token[],
  complete: number,
): { readonly children: Children; readonly from: Place } | undefined {
  const last = tokens.findLastIndex(isBlock);
  const token = tokens[last];
  if (!token) return undefined;
  const isEnded = complete > lineEnds(tokens);
  const words = ((last === 0 ? children.open : undefined) ?? heldFor(token))?.advance(
    token,
    isEnded ? `${token.raw}\n` : token.raw,
  );
  // What an incomplete line makes of itself and of lines above it may change with it; not so words behind a blank line,
  // nor a list that has begun in a line before.
  const decided = isEnded ? complete : complete - 1;
  const hasBegun = token.type === 'list' && (isEnded || token.raw.includes('\n'));
  const isOwn = words && (last === 0 || tokens[last - 1]?.type === 'space' || hasBegun);
  const at = isOwn
    ? last
    : tokens.findLastIndex(
        (token, index) => isBlock(token) && (isEnded || index < last) && lineEnds(tokens.slice(0, index)) < decided,
      );
  const next = at === last ? words : undefined;
  const line = lineEnds(tokens.slice(0, Math.max(0, at)));
  // The box of a task has no line of its own.
  if (!next && line === 0) return undefined;
  if (isItemOnlyByItself(tokens[at], tokens[at - 1])) return undefined;
  const before = next ? token.raw.slice(0, next.from) : '';
  const isWithin = before !== '' && !before.endsWith('\n');
  return {
    children: {
      settled: at === 0 ? children.settled : mergeChildren(children, tokens.slice(0, at)),
      open: next?.held,
    },
    from: {
      line: line + before.split('\n').length - 1,
      tail: isWithin ? token.raw.slice(before.length).split('\n', 1)[0]?.trimEnd() : undefined,
    },
  };
}

/** Where in `live` the place is; undefined where its line does not begin as those of the container do. */
export function placeIn(live: string, { line, tail }: Place, isOwn: (line: string) => boolean): number | undefined {
  const lines = live.split('\n', line + 1);
  const whole = lines[line]?.trimEnd();
  if (whole === undefined || lines.length <= line || !isOwn(whole)) return undefined;
  const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
  if (tail === undefined) return start;
  return whole.endsWith(tail) ? start + whole.length - tail.length : undefined;
}

/** Each line of a stand-in behind `prefix`. */
export function prefixed(text: string, prefix: string): string {
  return text.replace(/^(?=[^])/gm, prefix);
}

/** Below words a table may begin with `10)`, where no list can. */
function isItemOnlyByItself(token: Token | undefined, above: Token | undefined): boolean {
  if (!token || token.type === 'list' || (above?.type !== 'text' && above?.type !== 'paragraph')) return false;
  return /^\s*(?:[-+*]|\d{1,9}[.)])\s/.test(token.raw);
}

function lineEnds(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { raw }) => sum + raw.split('\n').length - 1, 0);
}

function isBlock({ type }: Token): boolean {
  return type !== 'space';
}
