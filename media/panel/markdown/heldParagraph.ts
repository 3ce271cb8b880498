/** The words of a paragraph that goes on in, all but the last ones held: one word is read in their place. */
import type { Token, Tokens } from 'marked';
import type { Held } from './held.ts';
import { settledRun } from './settledRun.ts';

/** What a paragraph has that is read in parts: how many of its inline tokens later text leaves alone. */
export interface PartlySettled extends Tokens.Paragraph {
  readonly settled?: number;
}

/** Two words cannot be mistaken for anything but a paragraph, and the blank between them belongs to what comes before. */
const word = 'x ';

/** A line that could be the head of a table, or an item where no list can begin, is more than its words. */
const marked = /\||^\s*(?:[-+*]|\d{1,9}[.)])\s/;

export function paragraphOf(runs: readonly Token[] = [], standIn: '' | typeof word = '', ends = ''): Held {
  return {
    standIn,
    fits: ({ type, raw }) => {
      const behind = raw.slice(standIn.length);
      return (type === 'paragraph' || type === 'text') && !ends.split('').some((end) => behind.includes(end));
    },
    merge: (token) => ({
      ...token,
      tokens: [...runs, ...withoutStandIn(token as Tokens.Paragraph, standIn)],
      settled: runs.length,
    }),
    advance: (token, live) => {
      const paragraph = token as Tokens.Paragraph;
      const run = live.startsWith(paragraph.text) ? settledRun(withoutStandIn(paragraph, standIn)) : undefined;
      if (!run) return undefined;
      const from = run.tokens.reduce((sum, { raw }) => sum + raw.length, standIn.length);
      const line = live.slice(live.lastIndexOf('\n', from - 1) + 1, from);
      if (marked.test(line)) return undefined;
      return { held: paragraphOf([...runs, ...run.tokens], word, ends + run.ends), from };
    },
  };
}

function withoutStandIn({ tokens }: Tokens.Paragraph, { length }: string): Token[] {
  const [first, ...others] = tokens;
  if (length === 0 || !first) return tokens;
  const text = first.raw.slice(length);
  return text === '' ? others : [{ ...first, raw: text, text }, ...others];
}
