/** The open rest of an answer in, how many of its last characters may still turn out to be something else, out. */
import type { Token, Tokens } from 'marked';

/** Markers before the text of a line, such as `> - 1. `. */
const markers = /^\s*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*/;

/** What a line may begin with until its next characters tell what it is. */
const beginnings: readonly RegExp[] = [
  // A list, a rule, a heading, a quotation, a fence, a table, the line below a heading, emphasis.
  /^[-*+_=#>`~|: \t]*$/,
  /^\d{1,9}[.)]?$/,
  // The line that opens or closes a fence, as long as it may be code within words.
  /^(?:`{3,}|~{3,})/,
  // A definition, a task.
  /^\[[^\]]*\]?$/,
  /^\[[^\]]+\]:/,
];

/** `lastOpen`: what the end of `rest` has been read as so far. A block that is shown keeps its kind thereby. */
export function undecidedLength(rest: string, lastOpen: Token | undefined): number {
  const start = rest.lastIndexOf('\n') + 1;
  const line = rest.slice(start);
  const words = line.replace(markers, '');
  const isUndecided = beginnings.some((beginning) => beginning.test(words));
  const from = isUndecided ? start : rest.length;
  if (!lastOpen || !mayHaveHead(innermost(lastOpen), line)) return rest.length - from;
  // The next line may make the head of a table of this one. One that begins with words is shown by then: it would have
  // to wait as a whole, and so would each line of prose.
  const above = isUndecided ? rest.lastIndexOf('\n', start - 2) + 1 : start;
  const header = rest.slice(above, from).replace(markers, '');
  return rest.length - (header.startsWith('|') ? above : from);
}

/** Two lines may be a table already, though the second is not complete. `line`: the incomplete one. */
function mayHaveHead({ type, raw }: Token, line: string): boolean {
  const [, second, ...rows] = raw.trimEnd().split('\n');
  if (type === 'table') return second !== undefined && rows.length === 0 && line.trimEnd().endsWith(second);
  return type === 'paragraph' || type === 'text';
}

/** The block at the end of the items and quotations at the end of `token`. */
function innermost(token: Token): Token {
  const { items, tokens } = token as Tokens.Generic & { readonly items?: readonly Tokens.ListItem[] };
  const inside = token.type === 'list' ? items?.at(-1)?.tokens : token.type === 'blockquote' ? tokens : undefined;
  const last = inside?.findLast(({ type }) => type !== 'space');
  return last ? innermost(last) : token;
}
