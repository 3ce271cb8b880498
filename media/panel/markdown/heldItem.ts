/** The item of a list that goes on in, the blocks in it held that no later text can change: a heading stands for them. */
import type { Token, Tokens } from 'marked';
import {
  advanceChildren,
  fitsChildren,
  mergeChildren,
  noChildren,
  placeIn,
  prefixed,
  type Children,
} from './heldChildren.ts';

export interface HeldItem {
  readonly standIn: string;
  /** Whether blank lines are between the blocks that are held. */
  readonly loose: boolean;
  fits(item: Tokens.ListItem): boolean;
  merge(item: Tokens.ListItem): Tokens.ListItem;
  /** As `Held` does. `live`: the text from the item on. */
  advance(item: Tokens.ListItem, live: string): { readonly held: HeldItem; readonly from: number } | undefined;
}

/** Whatever comes after a heading begins on its own, so the heading changes nothing of how it is read. */
const heading = '# x\n';
/** marked reads the words of an item in another way once a list was in it. */
const list = '+ x\n';

/** `marker`: the beginning of the item's first line, up to its words; empty before anything is held. */
export function itemOf(marker = '', children: Children = noChildren): HeldItem {
  const indent = ' '.repeat(marker.length);
  const first = [children.settled.some(({ type }) => type === 'list') ? list : '', heading].join('');
  const skipped = marker === '' ? [] : first.split('\n').slice(1);
  const behind = ({ tokens }: Tokens.ListItem): Token[] => tokens.slice(skipped.length);
  return {
    standIn:
      marker === '' ? '' : marker + prefixed(first + (children.open?.standIn ?? ''), indent).slice(marker.length),
    loose: children.settled.some(isBlankLine),
    fits: (item) =>
      (marker === '' || item.tokens[skipped.length - 1]?.type === 'heading') && fitsChildren(children, behind(item)),
    merge: (item) => (marker === '' ? item : { ...item, tokens: mergeChildren(children, behind(item)) }),
    advance: (item, live) => {
      const nextMarker = marker === '' ? markerOf(item.raw) : marker;
      if (nextMarker === undefined || !addsUp(item)) return undefined;
      const next = advanceChildren(children, behind(item), live.split('\n').length - 1 - skipped.length);
      const line = (next?.from.line ?? 0) + skipped.length;
      const isOwn = (own: string) => line === 0 || own === '' || own.startsWith(' '.repeat(nextMarker.length));
      const from = next && placeIn(live, { ...next.from, line }, isOwn);
      return next && from !== undefined ? { held: itemOf(nextMarker, next.children), from } : undefined;
    },
  };
}

/** As marked tells that a list is loose. */
export function isBlankLine({ type, raw }: Token): boolean {
  return type === 'space' && /\n.*\n/.test(raw);
}

/** With as many blanks as its words are indented by; undefined where a tab makes that hard to tell. */
function markerOf(raw: string): string | undefined {
  const [, bullet = '', blanks = '', word = ''] = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))([ \t]*)(.?)/.exec(raw) ?? [];
  if (bullet === '' || blanks.includes('\t')) return undefined;
  const isIndented = word !== '' && blanks.length <= 4;
  return bullet + ' '.repeat(isIndented ? blanks.length : 1);
}

/** Where the parts do not add up to the text, nothing tells in which lines they stand. The box of a task is no text. */
function addsUp({ tokens, text }: Tokens.ListItem): boolean {
  return tokens.reduce((sum, { raw }) => sum + raw, '').endsWith(text);
}
