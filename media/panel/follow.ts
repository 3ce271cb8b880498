/** Keeps the end of a growing page in view for as long as the reader is there, and only then. */
import type { PageState, ReaderPlace } from '../../src/protocol/pageState.ts';

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
  /** Where the reader of each text is, by its name; the newest last. */
  readonly places: PageState['places'];
}

export interface FollowOptions {
  /** `places` of a page before this one. */
  readonly places: PageState['places'];
  /** `newBelow` did. */
  readonly changed: () => void;
  /** The reader is elsewhere by now. */
  readonly moved: () => void;
}

/** How far from the end, in pixels, still counts as being there. */
const near = 24;

/** The blocks of an answer. */
const blocks = '.words > *';

const end: ReaderPlace = { top: 0, pinned: true };

export function createFollow(scroller: Element, { places: before, changed, moved }: FollowOptions): Follow {
  const places = new Map(Object.entries(before));
  let key: string | undefined;
  let pinned = true;
  let newBelow = false;
  let lastTop = scroller.scrollTop;
  /** Where to stay until what is around it has been laid out. */
  let settling: ReaderPlace | undefined;

  const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;

  const set = (next: { readonly pinned: boolean; readonly newBelow: boolean }) => {
    if (next.pinned !== pinned) moved();
    pinned = next.pinned;
    if (next.newBelow === newBelow) return;
    newBelow = next.newBelow;
    changed();
  };

  const scrollTo = (top: number) => {
    scroller.scrollTop = top;
    lastTop = scroller.scrollTop;
  };

  // By a block, since what is above it may be estimated otherwise the next time.
  const goTo = ({ block, top, pinned }: ReaderPlace) => {
    const there = block === undefined ? undefined : document.querySelectorAll(blocks)[block];
    if (pinned) scrollTo(scroller.scrollHeight);
    else scrollTo(there ? scroller.scrollTop + there.getBoundingClientRect().top - top : 0);
  };

  /** The frame after this one lays out what has come into view. */
  const settle = (place: ReaderPlace) => {
    goTo(place);
    settling = place;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (settling === place) settling = undefined;
      }),
    );
  };

  const toEnd = () => {
    settle(end);
    set({ pinned: true, newBelow: false });
  };

  addEventListener('scroll', () => {
    const upwards = scroller.scrollTop < lastTop;
    lastTop = scroller.scrollTop;
    if (upwards) settling = undefined;
    // Who scrolls up slowly is near the end for some frames, and must not be pulled back.
    const atEnd = distance() <= (upwards ? 1 : near);
    set({ pinned: atEnd, newBelow: newBelow && !atEnd });
  });
  addEventListener('scrollend', moved);

  // A narrower page is a longer one.
  addEventListener('resize', () => {
    if (pinned) toEnd();
  });

  // What comes into view may be higher than it was thought to be.
  new ResizeObserver(() => {
    if (settling) goTo(settling);
  }).observe(document.body);

  const placeNow = (): ReaderPlace => {
    if (pinned) return end;
    const all = [...document.querySelectorAll(blocks)];
    const block = all.findIndex((one) => one.getBoundingClientRect().bottom > 0);
    return block < 0 ? { top: 0, pinned } : { block, top: all[block]?.getBoundingClientRect().top ?? 0, pinned };
  };

  const remember = () => {
    if (key === undefined) return;
    places.delete(key);
    places.set(key, placeNow());
  };

  const open = (next: string, grows: boolean, update: () => boolean) => {
    remember();
    key = next;
    update();
    const place = places.get(next) ?? { top: 0, pinned: grows };
    settle(place);
    moved();
    set({ pinned: place.pinned, newBelow: false });
  };

  /** A page that shows all of it has nothing below, and its reader is at the end. */
  const grown = () => {
    if (newBelow) return;
    const isWhole = distance() < 1;
    set({ pinned: isWhole, newBelow: !isWhole });
  };

  return {
    show: (next, grows, update) => {
      if (next !== key) open(next, grows, update);
      else if (update() && !pinned) grown();
      else if (pinned) settle(end);
    },
    toEnd,
    get newBelow() {
      return newBelow;
    },
    get places() {
      remember();
      return Object.fromEntries(places);
    },
  };
}
