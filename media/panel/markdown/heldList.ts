/** The items of a list that goes on in, held but for the last one, and of that what no later text can change. */
import type { Tokens } from 'marked';
import type { Held } from './held.ts';
import { isBlankLine, itemOf } from './heldItem.ts';

export function listOf(
  { ordered, start }: Pick<Tokens.List, 'ordered' | 'start'>,
  items: readonly Tokens.ListItem[] = [],
  /** What makes the last item loose may still become something else. */
  loose = false,
  open = itemOf(),
): Held {
  const merged = ([first, ...others]: readonly Tokens.ListItem[]) =>
    first === undefined ? [] : [open.merge(first), ...others];
  return {
    standIn: open.standIn,
    fits: (token) => {
      if (token.type !== 'list') return false;
      const list = token as Tokens.List;
      return list.ordered === ordered && list.items[0] !== undefined && open.fits(list.items[0]);
    },
    merge: (token) => {
      const list = token as Tokens.List;
      return { ...list, start, loose: loose || open.loose || list.loose, items: [...items, ...merged(list.items)] };
    },
    advance: (token, live) => {
      const list = token as Tokens.List;
      const [first, second] = list.items;
      if (first === undefined) return undefined;
      if (second === undefined) {
        const next = open.advance(first, live);
        return next && { held: listOf({ ordered, start }, items, loose, next.held), from: next.from };
      }
      // An incomplete line may still become something else than an item.
      const isDecided = live.includes('\n', lengthOf(list.items.slice(0, -1)));
      const before = list.items.slice(0, isDecided ? -1 : -2);
      if (before.length === 0) return undefined;
      const from = lengthOf(before);
      const done = merged(before);
      return { held: listOf({ ordered, start }, [...items, ...done], loose || done.some(isLoose)), from };
    },
  };
}

function lengthOf(items: readonly Tokens.ListItem[]): number {
  return items.reduce((sum, { raw }) => sum + raw.length, 0);
}

/** In itself or behind it. */
function isLoose({ raw, tokens }: Tokens.ListItem): boolean {
  return /\n[ \t]*\n[ \t]*$/.test(raw) || tokens.some(isBlankLine);
}
