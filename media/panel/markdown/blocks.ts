/**
 * Markdown as it arrives in, blocks out: those that no later text can change, once, and the open rest again and again.
 * A step reads the open rest only; what is closed is read again only where a link in it finds its definition late, in
 * this part of the answer or in another one.
 */
import type { Links, Token } from 'marked';
import { definitions, lex, noLinks } from './lex.ts';
import { createOpenText } from './openText.ts';
import { undecidedLength } from './undecided.ts';

export interface Block {
  /** 0 for the answer's first block; an open block keeps its index when it closes. */
  readonly index: number;
  readonly token: Token;
}

/** How links are defined so far: for all parts of an answer, whichever of them says so. */
export interface AnswerLinks {
  all: Links;
}

export interface Step {
  /** Closed since the last step, in order; final but for `relinked`. */
  readonly closed: readonly Block[];
  /** Closed earlier, and changed because a link in them has only now been defined. */
  readonly relinked: readonly Block[];
}

export interface BlockStream {
  /** `last` closes what is open. */
  push(delta: string, last?: boolean): Step;
  /** Those closed earlier that a definition in another part of the answer has changed. */
  relink(): readonly Block[];
  /** What is still being written; `patient`: without a line at its end that more text may make something else. */
  open(patient: boolean): readonly Block[];
  /** Takes back all that follows `text`, with which everything so far begins; says how many blocks stay closed. */
  rewind(text: string): number;
}

export function createBlockStream(links: AnswerLinks = { all: noLinks }): BlockStream {
  let before = '';
  let rest = '';
  let carriageReturn = '';
  let next = 0;
  /** What was defined when the closed blocks were read. */
  let known = links.all;
  /** Closed blocks that may hold a reference whose definition is still to come, and their text. */
  const bracketed = new Map<number, string>();
  /** Where in the text each closed block ends. */
  const ends: number[] = [];
  const openText = createOpenText();

  const relink = (): readonly Block[] => {
    const labels = Object.keys(links.all).filter((label) => !Object.hasOwn(known, label));
    known = links.all;
    const refers = (text: string) => labels.some((label) => text.includes(asLabel(`[${label}]`)));
    const found = new Set([...bracketed].filter(([, text]) => refers(text)).map(([index]) => index));
    return found.size === 0 ? [] : numbered(lex(before + rest, known), 0).filter(({ index }) => found.has(index));
  };

  const close = (last: boolean): Step => {
    const { blocks, addsUp, fill } = openText.read(last ? rest : completeLines(rest));
    const closedBlocks = last ? blocks : blocks.slice(0, firstOpen(blocks.map(({ token }) => token)));
    // Where marked's parts do not add up to the text, more text will show how it is meant.
    if (closedBlocks.length === 0 || !(last || addsUp)) return { closed: [], relinked: [] };

    links.all = definitions(
      closedBlocks.map(({ token }) => token),
      links.all,
    );
    const closedTokens = fill(links.all).slice(0, closedBlocks.length);
    const relinked = relink();
    const closed = numbered(closedTokens, next);
    let end = before.length;
    for (const { token, length } of closedBlocks) {
      end += length;
      if (isShown(token)) ends.push(end);
    }
    for (const { index, token } of closed) {
      if (token.type !== 'code' && token.raw.includes('[')) bracketed.set(index, asLabel(token.raw));
    }
    next += closed.length;
    const length = end - before.length;
    before += rest.slice(0, length);
    rest = last ? '' : rest.slice(length);
    openText.reset();
    return { closed, relinked };
  };

  return {
    push: (delta, last = false) => {
      const text = carriageReturn + delta;
      // "\r\n" may arrive in two parts, and is one line end all the same.
      carriageReturn = !last && text.endsWith('\r') ? '\r' : '';
      rest += withLineFeeds(text.slice(0, text.length - carriageReturn.length));
      return last || /[\r\n]/.test(text) ? close(last) : { closed: [], relinked: [] };
    },
    relink,
    open: (patient) => {
      const last = patient
        ? openText.read(rest).blocks.findLast(({ token }) => token.type !== 'space')?.token
        : undefined;
      const decided = patient ? rest.slice(0, rest.length - undecidedLength(rest, last)) : rest;
      return numbered(openText.readOn(decided, links.all), next);
    },
    rewind: (text) => {
      const kept = withLineFeeds(text);
      const cut = ends.findIndex((end) => end > kept.length);
      if (cut >= 0) ends.length = cut;
      // What followed may have decided how the lines above it are read, up to the next blank one.
      while (ends.length > 0 && !isSetOff(kept, ends.at(-1) ?? 0)) ends.pop();
      next = ends.length;
      for (const index of bracketed.keys()) if (index >= next) bracketed.delete(index);
      before = kept.slice(0, ends.at(-1) ?? 0);
      rest = kept.slice(before.length);
      carriageReturn = '';
      openText.reset();
      return next;
    },
  };
}

/** Whether a blank line follows the block that ends at `end`. */
function isSetOff(text: string, end: number): boolean {
  const from = text.slice(0, end).trimEnd().length;
  const to = text.length - text.slice(end).trimStart().length;
  return /\n[ \t]*\n/.test(text.slice(from, to));
}

/** As marked compares labels; of a quotation, they may have the marks of its lines in them. */
function asLabel(text: string): string {
  const words = text.replace(/[\s>]+/g, ' ').replace(/(?<=\[) | (?=\])/g, '');
  return words.toLowerCase().toUpperCase().toLowerCase();
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** An unfinished line decides nothing: `2` may become `2. more of the list`. */
function completeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

/** The last block is open, and so is a link definition that may still take in a title. */
function firstOpen(tokens: readonly Token[]): number {
  const lastBlock = tokens.findLastIndex((token) => token.type !== 'space');
  const untitled = tokens.findIndex((token, index) => token.type === 'def' && mayBeTitle(tokens[index + 1]));
  return Math.max(0, untitled < 0 ? lastBlock : Math.min(lastBlock, untitled));
}

/** A title may end lines after the definition, and before its closing quote arrives it looks like text of its own. */
function mayBeTitle(token: Token | undefined): boolean {
  return token !== undefined && /^\s*["'(]/.test(token.raw);
}

function numbered(tokens: readonly Token[], first: number): Block[] {
  return tokens.filter(isShown).map((token, offset) => ({ index: first + offset, token }));
}

function isShown({ type }: Token): boolean {
  return type !== 'space' && type !== 'def';
}
