/** The inline tokens of a paragraph that goes on in; the first of them that no later text can change, out. */
import type { Token, Tokens } from 'marked';

/** Below that many characters it is cheaper to read them again. */
const shortest = 100;

/**
 * Undefined where there are none: what opens something, such as `*args`, may find its end in any later text. The run
 * ends with the blank before a word, for no construct but an open one reaches over that.
 */
export function settledRun(tokens: readonly Token[]): readonly Token[] | undefined {
  const at = tokens.findLastIndex(({ type, raw }) => type === 'text' && lastWord(raw) > 0);
  const token = tokens[at];
  if (!token || !isSettled(tokens)) return undefined;
  const raw = token.raw.slice(0, lastWord(token.raw));
  const run = [...tokens.slice(0, at), { ...token, raw, text: raw } as Token];
  return run.reduce((sum, { raw }) => sum + raw.length, 0) < shortest ? undefined : run;
}

/** Where the last word begins that has one blank and a sign before it; 0 where there is none. */
function lastWord(text: string): number {
  return (/^[\s\S]*\S (?=[\p{L}\p{N}])/u.exec(text)?.[0] ?? '').length;
}

function isSettled(tokens: readonly Token[]): boolean {
  const texts = textsOf(tokens);
  return !texts.some((text) => opener.test(text)) && isBalanced(texts.join(''));
}

/** What is left of code, emphasis, links and tags that have no end yet. */
const opener = /`|[*~](?!\s)|(?<![\p{L}\p{N}_])_(?!\s)|\](?=[([:])|<(?=[a-z/!?]|$)/iu;

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
