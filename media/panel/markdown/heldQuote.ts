/** A quotation that goes on in, the blocks in it held that no later text can change: its later lines stand for it. */
import type { Tokens } from 'marked';
import type { Held } from './held.ts';
import { advanceChildren, fitsChildren, mergeChildren, noChildren, placeIn, prefixed } from './heldChildren.ts';

export function quoteOf(children = noChildren): Held {
  return {
    standIn: prefixed(children.open?.standIn ?? '', '> '),
    fits: (token) => token.type === 'blockquote' && fitsChildren(children, (token as Tokens.Blockquote).tokens),
    merge: (token) => ({ ...token, tokens: mergeChildren(children, (token as Tokens.Blockquote).tokens) }),
    advance: (token, live) => {
      const { tokens, text } = token as Tokens.Blockquote;
      // Where the parts do not add up to the text, nothing tells in which lines they stand.
      if (tokens.reduce((sum, { raw }) => sum + raw, '') !== text) return undefined;
      const next = advanceChildren(children, tokens, live.split('\n').length - 1);
      // Below a line without the mark, marked reads a list that goes on in another way.
      const above = live.split('\n', next?.from.line ?? 0);
      const from = next && above.every(isMarked) ? placeIn(live, next.from, isMarked) : undefined;
      return next && from !== undefined ? { held: quoteOf(next.children), from } : undefined;
    },
  };
}

function isMarked(line: string): boolean {
  return /^ {0,3}>/.test(line);
}
