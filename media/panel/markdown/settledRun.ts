/** The inline tokens of a paragraph that goes on in; the first of them that no later text can change, out. */
import type { Token, Tokens } from 'marked';

/** Below that many characters it is cheaper to read them again. */
const shortest = 100;

export interface SettledRun {
  readonly tokens: readonly Token[];
  /** The signs that would end what is open in them, such as `*args`: none of them may follow. */
  readonly ends: string;
}

/** Undefined where there are none. They end with the blank before a word: no construct but an open one reaches over it. */
export function settledRun(tokens: readonly Token[]): SettledRun | undefined {
  const at = tokens.findLastIndex(({ type, raw }) => type === 'text' && lastWord(raw) > 0);
  const token = tokens[at];
  if (!token) return undefined;
  const raw = token.raw.slice(0, lastWord(token.raw));
  const run = [...tokens.slice(0, at), { ...token, raw, text: raw } as Token];
  if (run.reduce((sum, { raw }) => sum + raw.length, 0) < shortest) return undefined;
  return { tokens: run, ends: endsOf(run) };
}

/** Where the last word begins that has one blank and a sign before it; 0 where there is none. */
function lastWord(text: string): number {
  return (/^[\s\S]*\S (?=[\p{L}\p{N}])/u.exec(text)?.[0] ?? '').length;
}

/** What is left of code, emphasis, links and tags that have no end yet, and the signs that their ends are made of. */
const openers: readonly (readonly [opener: RegExp, ends: string])[] = [
  [/`/, '`'],
  [/\*(?!\s)/, '*'],
  [/~(?!\s)/, '~'],
  [/(?<![\p{L}\p{N}])_(?!\s)/u, '_'],
  [/\](?=[([:])/, ')]:'],
  [/<(?=[a-z/!?]|$)/i, '>'],
];

function endsOf(tokens: readonly Token[]): string {
  const texts = textsOf(tokens);
  const ends = openers.filter(([opener]) => texts.some((text) => opener.test(text))).map(([, ends]) => ends);
  return [...ends, isBalanced(texts.join('')) ? '' : ']'].join('');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]]/g)) {
    depth += bracket === '[' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Emphasis that has its end may hold what opens a link, and a link takes precedence. */
function textsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    const { type, raw, tokens: inner } = token as Tokens.Generic;
    return type === 'text' ? [raw] : inner ? textsOf(inner) : [];
  });
}
