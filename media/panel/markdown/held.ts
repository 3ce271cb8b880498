/** The beginning of a long block that is still being written, read once: a stand-in is read in its place from then on. */
import type { Token, Tokens } from 'marked';
import { settledRun } from './settledRun.ts';

export interface Held {
  /** Characters of the text that it stands for. */
  readonly length: number;
  /** What is read instead of them. */
  readonly standIn: string;
  /** Whether what was read of the stand-in and the text after it is still this block. */
  fits(token: Token): boolean;
  /** The whole block. `token`: filled, of the stand-in and the text after it. */
  merge(token: Token): Token;
  /** Takes in as much of `token` as no later text can change. `live`: the text that it was read of. */
  advance(token: Token, live: string): Held;
}

/** What a paragraph has that is read in parts: how many of its inline tokens later text leaves alone. */
export interface PartlySettled extends Tokens.Paragraph {
  readonly settled?: number;
}

/** Undefined for a block that is read as a whole. */
export function heldFor(token: Token): Held | undefined {
  switch (token.type) {
    case 'list':
      return listOf(token as Tokens.List, [], 0);
    case 'table':
      return tableOf([], '', 0);
    case 'code':
      return fenceOf(token as Tokens.Code, '', '', 0);
    case 'paragraph':
      return paragraphOf([], '', 0);
    default:
      return undefined;
  }
}

/** The last item goes on, and the one before it decides with it whether blank lines are between items. */
const openItems = 2;

function listOf(first: Tokens.List, items: readonly Tokens.ListItem[], length: number): Held {
  return {
    length,
    standIn: '',
    fits: (token) => token.type === 'list' && (token as Tokens.List).ordered === first.ordered,
    merge: (token) => {
      const list = token as Tokens.List;
      return {
        ...list,
        start: first.start,
        loose: (length > 0 && first.loose) || list.loose,
        items: [...items, ...list.items],
      };
    },
    advance: (token) => {
      const done = (token as Tokens.List).items.slice(0, -openItems);
      // What makes the open items loose may still become something else.
      const loose = (length > 0 && first.loose) || done.some(hasBlankLine);
      return listOf({ ...first, loose }, [...items, ...done], length + lengthOf(done));
    },
  };
}

/** In itself or behind it, as marked tells that a list is loose. */
function hasBlankLine({ raw, tokens }: Tokens.ListItem): boolean {
  return /\n[ \t]*\n[ \t]*$/.test(raw) || tokens.some(({ type, raw }) => type === 'space' && /\n.*\n/.test(raw));
}

const openRows = 2;

function tableOf(rows: readonly Tokens.TableCell[][], head: string, length: number): Held {
  return {
    length,
    standIn: head,
    fits: (token) => token.type === 'table',
    merge: (token) => {
      const table = token as Tokens.Table;
      return { ...table, rows: [...rows, ...table.rows] };
    },
    advance: (token, live) => {
      const done = (token as Tokens.Table).rows.slice(0, -openRows);
      const lines = live.split('\n', 2 + done.length).map((line) => `${line}\n`);
      const top = lines.slice(0, 2).join('');
      const taken = lines.join('').length - head.length;
      return done.length === 0 ? tableOf(rows, head, length) : tableOf([...rows, ...done], top, length + taken);
    },
  };
}

/** Reading the lines of a fence again costs little, and each time that some are set aside all of them are copied. */
const openLines = 32;

function fenceOf(first: Tokens.Code, text: string, head: string, length: number): Held {
  return {
    length,
    standIn: head,
    fits: (token) => token.type === 'code' && (token as Tokens.Code).lang === first.lang,
    merge: (token) => ({ ...token, text: text + (token as Tokens.Code).text }),
    advance: (token, live) => {
      const same = fenceOf(first, text, head, length);
      const lines = live.split('\n');
      const [opening = ''] = lines;
      const fence = /^ {0,3}(`{3,}|~{3,})/.exec(opening)?.[1];
      // The last line is incomplete; the one before it keeps its line end out of the text until another follows.
      const done = lines.slice(1, -2);
      if (fence === undefined || done.length < openLines || isClosed(lines.slice(1), fence)) return same;
      const own = (token as Tokens.Code).text.split('\n').slice(0, done.length);
      const taken = [opening, ...done].join('\n').length + 1 - head.length;
      return fenceOf(first, `${text}${own.join('\n')}\n`, `${opening}\n`, length + taken);
    },
  };
}

function isClosed(lines: readonly string[], fence: string): boolean {
  const closing = new RegExp(`^ {0,3}${fence}[~\`]* *$`);
  return lines.some((line) => closing.test(line));
}

/** Two words cannot be mistaken for anything but a paragraph, and the blank between them belongs to what comes before. */
const word = 'x ';

function paragraphOf(runs: readonly Token[], standIn: '' | typeof word, length: number): Held {
  return {
    length,
    standIn,
    fits: ({ type }) => type === 'paragraph',
    merge: (token) => ({
      ...token,
      tokens: [...runs, ...withoutStandIn(token as Tokens.Paragraph, standIn)],
      settled: runs.length,
    }),
    advance: (token, live) => {
      const paragraph = token as Tokens.Paragraph;
      const run = live.startsWith(paragraph.text) && settledRun(withoutStandIn(paragraph, standIn));
      if (!run || lastLine(live.slice(0, standIn.length + lengthOf(run))).includes('|'))
        return paragraphOf(runs, standIn, length);
      return paragraphOf([...runs, ...run], word, length + lengthOf(run));
    },
  };
}

function withoutStandIn({ tokens }: Tokens.Paragraph, { length }: string): Token[] {
  const [first, ...others] = tokens;
  if (length === 0 || !first) return tokens;
  const text = first.raw.slice(length);
  return text === '' ? others : [{ ...first, raw: text, text }, ...others];
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function lengthOf(tokens: readonly { readonly raw: string }[]): number {
  return tokens.reduce((sum, { raw }) => sum + raw.length, 0);
}
