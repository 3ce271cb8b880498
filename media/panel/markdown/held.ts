/** A block that is still being written in; how its beginning is held, so that only its end is read again, out. */
import type { Token, Tokens } from 'marked';
import { fenceOf } from './heldFence.ts';
import { listOf } from './heldList.ts';
import { paragraphOf } from './heldParagraph.ts';
import { quoteOf } from './heldQuote.ts';
import { tableOf } from './heldTable.ts';

/** The beginning of a block, read once: a stand-in is read in its place from then on. */
export interface Held {
  /** What is read instead of it: nothing, whole lines, or the beginning of a line. */
  readonly standIn: string;
  /** Whether what was read of the stand-in and the text after it is still this block. */
  fits(token: Token): boolean;
  /** The whole block. `token`: filled, of the stand-in and the text after it. */
  merge(token: Token): Token;
  /** Takes in what no later text can change of `token`; undefined: nothing. `live`: the text that it was read of. */
  advance(token: Token, live: string): Advance | undefined;
}

export interface Advance {
  readonly held: Held;
  /** Where in `live` begins what is read from now on, behind the stand-in. */
  readonly from: number;
}

/** Undefined for a block that is read as a whole. */
export function heldFor(token: Token): Held | undefined {
  switch (token.type) {
    case 'list':
      return listOf(token as Tokens.List);
    case 'blockquote':
      return quoteOf();
    case 'table':
      return tableOf();
    case 'code':
      return fenceOf(token as Tokens.Code);
    case 'paragraph':
    case 'text':
      return paragraphOf();
    default:
      return undefined;
  }
}
