/** The text of the blocks that are still open in, their tokens out: of a long block only its end is read each time. */
import { walkTokens, type Links, type Token } from 'marked';
import { heldFor, type Held } from './held.ts';
import { lexBlocks } from './lex.ts';

export interface Reading {
  /** The blocks without their inline parts, each with the length of its text; of the first perhaps the end only. */
  readonly blocks: readonly { readonly token: Token; readonly length: number }[];
  /** Whether the lengths add up to where each block stands in the text. */
  readonly addsUp: boolean;
  /** Adds the inline parts, with exactly these link definitions; the blocks, whole. */
  readonly fill: (links: Links) => readonly Token[];
}

export interface OpenText {
  /** `text`: what was read last and more, or a beginning of it. */
  read(text: string): Reading;
  /** Reads it filled, and from now on what later text can change only. */
  readOn(text: string, links: Links): readonly Token[];
  /** What is read next begins elsewhere. */
  reset(): void;
}

export function createOpenText(): OpenText {
  let held: Held | undefined;
  let isWhole = false;

  const read = (text: string): Reading => {
    const part = held && held.length <= text.length ? held : undefined;
    const live = part ? part.standIn + text.slice(part.length) : text;
    const { tokens, fill } = lexBlocks(live);
    const [first] = tokens;
    if (part && !(first && part.fits(first) && !hasDefinition(live, tokens))) {
      held = undefined;
      isWhole = true;
      return read(text);
    }
    const raw = tokens.reduce((sum, token) => sum + token.raw, '');
    const extra = part ? part.length - part.standIn.length : 0;
    return {
      blocks: tokens.map((token, index) => ({ token, length: token.raw.length + (index === 0 ? extra : 0) })),
      addsUp: live.startsWith(raw),
      fill: (links) => {
        fill(links);
        if (!part || !first) return tokens;
        const raw = text.slice(0, part.length) + first.raw.slice(part.standIn.length);
        return [{ ...part.merge(first), raw }, ...tokens.slice(1)];
      },
    };
  };

  return {
    read,
    readOn: (text, links) => {
      const { blocks, addsUp, fill } = read(text);
      const whole = fill(links);
      const [first, second] = blocks;
      const isBehind = held !== undefined && text.length < held.length;
      if (!first || second || !addsUp || isWhole || isBehind) return whole;
      const live = held ? held.standIn + text.slice(held.length) : text;
      isWhole = hasDefinition(live, [first.token]);
      const next = isWhole ? undefined : (held ?? heldFor(first.token))?.advance(first.token, live);
      if (next && next.length > 0) held = next;
      return whole;
    },
    reset: () => {
      held = undefined;
      isWhole = false;
    },
  };
}

/** A definition inside a list gives an address to what stands before it too. */
function hasDefinition(text: string, tokens: readonly Token[]): boolean {
  if (!text.includes(']:')) return false;
  let found = false;
  void walkTokens([...tokens], ({ type }) => {
    found ||= type === 'def';
  });
  return found;
}
