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

/** The beginning of the first block, read once. */
interface Beginning {
  readonly held: Held;
  /** Characters of the text that it stands for. */
  readonly length: number;
}

export function createOpenText(): OpenText {
  let beginning: Beginning | undefined;
  let isWhole = false;

  const partOf = (text: string) =>
    beginning && beginning.length <= text.length ? readBehind(text, beginning) : undefined;

  return {
    read: (text) => partOf(text) ?? readWhole(text),
    readOn: (text, links) => {
      if (isWhole || (beginning && text.length < beginning.length)) return readWhole(text).fill(links);
      const part = partOf(text);
      if (!part) beginning = undefined;
      const { blocks, addsUp, fill } = part ?? readWhole(text);
      const whole = fill(links);
      const [first, second] = blocks;
      if (!first || second || !addsUp) return whole;
      const live = beginning ? liveOf(text, beginning) : text;
      isWhole = hasDefinition(live, blocks);
      const next = isWhole ? undefined : (beginning?.held ?? heldFor(first.token))?.advance(first.token, live);
      if (next) beginning = { held: next.held, length: text.length - live.length + next.from };
      return whole;
    },
    reset: () => {
      beginning = undefined;
      isWhole = false;
    },
  };
}

function readWhole(text: string): Reading {
  const { tokens, fill } = lexBlocks(text);
  return {
    blocks: tokens.map((token) => ({ token, length: token.raw.length })),
    addsUp: text.startsWith(tokens.reduce((sum, token) => sum + token.raw, '')),
    fill: (links) => {
      fill(links);
      return tokens;
    },
  };
}

/** Undefined where the first block is another one than it was, or defines a link that its beginning may have. */
function readBehind(text: string, beginning: Beginning): Reading | undefined {
  const { held, length } = beginning;
  const live = liveOf(text, beginning);
  const { blocks, addsUp, fill } = readWhole(live);
  const [first, ...others] = blocks;
  if (!first || !held.fits(first.token) || hasDefinition(live, blocks)) return undefined;
  const raw = text.slice(0, length) + first.token.raw.slice(held.standIn.length);
  return {
    blocks: [{ token: first.token, length: raw.length }, ...others],
    addsUp,
    fill: (links) => {
      const [, ...behind] = fill(links);
      return [{ ...held.merge(first.token), raw }, ...behind];
    },
  };
}

function liveOf(text: string, { held, length }: Beginning): string {
  return held.standIn + text.slice(length);
}

/** A definition inside a list gives an address to what stands before it too. */
function hasDefinition(text: string, blocks: Reading['blocks']): boolean {
  if (!text.includes(']:')) return false;
  let found = false;
  void walkTokens(
    blocks.map(({ token }) => token),
    ({ type }) => {
      found ||= type === 'def';
    },
  );
  return found;
}
