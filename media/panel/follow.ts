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

/** The blocks of an answer. */
const blocks = '.words > *';

interface Place {
  /** The first block in view, and where it stood: what is above it may be estimated otherwise the next time. */
  readonly block: Element | undefined;
  readonly blockTop: number;
  readonly pinned: boolean;
}

const end: Place = { block: undefined, blockTop: 0, pinned: true };

/** `changed`: `newBelow` did. */
export function createFollow(scroller: Element, changed: () => void): Follow {
  const places = new Map<string, Place>();
  let key: string | undefined;
  let pinned = true;
  let newBelow = false;
  let lastTop = scroller.scrollTop;
  /** Where to stay until what is around it has been laid out. */
  let settling: Place | undefined;

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

  const goTo = ({ block, blockTop, pinned }: Place) => {
    if (pinned) scrollTo(scroller.scrollHeight);
    else scrollTo(block ? scroller.scrollTop + block.getBoundingClientRect().top - blockTop : 0);
  };

  /** The frame after this one lays out what has come into view. */
  const settle = (place: Place) => {
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

  // A narrower page is a longer one.
  addEventListener('resize', () => {
    if (pinned) toEnd();
  });

  // What comes into view may be higher than it was thought to be.
  new ResizeObserver(() => {
    if (settling) goTo(settling);
  }).observe(document.body);

  const placeNow = (): Place => {
    const block = [...document.querySelectorAll(blocks)].find((one) => one.getBoundingClientRect().bottom > 0);
    return { block, blockTop: block?.getBoundingClientRect().top ?? 0, pinned };
  };

  const open = (next: string, grows: boolean, update: () => boolean) => {
    if (key !== undefined) places.set(key, placeNow());
    key = next;
    update();
    const place = places.get(next) ?? { block: undefined, blockTop: 0, pinned: grows };
    settle(place);
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
  };
}
