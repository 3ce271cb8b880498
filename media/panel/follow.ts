/** Keeps the end of a growing page in view for as long as the reader is there, and only then. */
export interface Follow {
  /**
   * Runs `update`, which puts the text named `key` on the page and says whether it has grown. The same text goes on where
   * the reader is; another one opens where it was left, else at its end if it `grows`, else at its beginning.
   */
  show(key: string, grows: boolean, update: () => boolean): void;
  /** Back to the end, and on with it. */
  readonly toEnd: () => void;
  /** New text stands below what the reader sees. */
  readonly newBelow: boolean;
}

/** How far from the end, in pixels, still counts as being there. */
const near = 24;

interface Place {
  readonly top: number;
  readonly pinned: boolean;
}

/** `changed`: `newBelow` did. */
export function createFollow(scroller: Element, changed: () => void): Follow {
  const places = new Map<string, Place>();
  let key: string | undefined;
  let pinned = true;
  let newBelow = false;
  let lastTop = scroller.scrollTop;

  const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;

  const set = (next: { readonly pinned: boolean; readonly newBelow: boolean }) => {
    pinned = next.pinned;
    if (next.newBelow === newBelow) return;
    newBelow = next.newBelow;
    changed();
  };

  const scrollTo = (top: number) => {
    scroller.scrollTop = top;
    lastTop = scroller.scrollTop;
  };

  const toEnd = () => {
    scrollTo(scroller.scrollHeight);
    set({ pinned: true, newBelow: false });
  };

  addEventListener('scroll', () => {
    const upwards = scroller.scrollTop < lastTop;
    lastTop = scroller.scrollTop;
    // Who scrolls up slowly is near the end for some frames, and must not be pulled back.
    const atEnd = distance() <= (upwards ? 1 : near);
    set({ pinned: atEnd, newBelow: newBelow && !atEnd });
  });

  // A narrower page is a longer one.
  addEventListener('resize', () => {
    if (pinned) toEnd();
  });

  const open = (next: string, grows: boolean, update: () => boolean) => {
    if (key !== undefined) places.set(key, { top: scroller.scrollTop, pinned });
    key = next;
    update();
    const place = places.get(next) ?? { top: 0, pinned: grows };
    scrollTo(place.pinned ? scroller.scrollHeight : place.top);
    set({ pinned: place.pinned, newBelow: false });
  };

  return {
    show: (next, grows, update) => {
      if (next !== key) open(next, grows, update);
      else if (update() && !pinned) set({ pinned, newBelow: true });
      else if (pinned) scrollTo(scroller.scrollHeight);
    },
    toEnd,
    get newBelow() {
      return newBelow;
    },
  };
}
