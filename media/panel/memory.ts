/** What a reader loses with the page in, seldom what is to be kept of it out: when it has changed, and no more is changing. */
import type { PageState } from '../../src/protocol/pageState.ts';

/** Milliseconds in which one change may follow another. */
const rest = 200;

/** What is kept of each kind: of the newest answers only, since nobody says which of them are gone. */
const most = 100;

/** `look` gives the page as it is then. The function that it returns is to be called when something may have changed. */
export function createMemory(before: PageState, keep: (state: PageState) => void, look: () => PageState): () => void {
  let kept = JSON.stringify(before);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    const { chosen, places, filters, reasoning } = look();
    const state = { chosen, places: newest(places), filters: newest(filters), reasoning: reasoning.slice(-most) };
    const text = JSON.stringify(state);
    if (text === kept) return;
    kept = text;
    keep(state);
  };
  return () => {
    timer ??= setTimeout(write, rest);
  };
}

function newest<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).slice(-most));
}
