/** What the panel holds in, whether its head is to be drawn again out: figures that only run along wait a quarter second. */
import type { ReviewState } from '../../src/review/state.ts';
import type { PanelState } from './store.ts';

/** Milliseconds; nobody reads faster, and the head of a fast answer would cost more than its words. */
const interval = 250;

export interface Figures {
  /** True where the head says something new, or figures that are old; else it is asked for in time. */
  isDue(panel: PanelState): boolean;
  /** The head is drawn with the next frame, whatever it says. */
  readonly request: () => void;
}

export function createFigures(requestFrame: () => void): Figures {
  let drawn: PanelState | undefined;
  let drawnAt = -Infinity;
  let requested = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const request = () => {
    requested = true;
    requestFrame();
  };

  return {
    isDue: (panel) => {
      const age = performance.now() - drawnAt;
      const isDue = requested || age >= interval || !drawn || !isSameButForWords(drawn, panel);
      if (isDue) {
        clearTimeout(timer);
        timer = undefined;
        [drawn, drawnAt, requested] = [panel, performance.now(), false];
      } else timer ??= setTimeout(request, interval - age);
      return isDue;
    },
    request,
  };
}

function isSameButForWords(one: PanelState, other: PanelState): boolean {
  const { reviews, ...rest } = one;
  const { reviews: otherReviews, ...otherRest } = other;
  const [all, others] = [[...reviews.values()], [...otherReviews.values()]];
  return (
    isSame(rest, otherRest) &&
    all.length === others.length &&
    all.every((review, index) => isSame(look(review), look(others[index])))
  );
}

/** All that is to be said of a review, but for what each word changes. */
function look(review: ReviewState | undefined): object {
  if (!review) return {};
  const { seq, estimatedTokens, openEnds, text, reasoning, ...look } = review;
  return { ...look, hasText: text !== '', hasReasoning: reasoning !== '' };
}

function isSame(one: object, other: object): boolean {
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    entries.length === others.size && entries.every(([key, value]) => others.has(key) && others.get(key) === value)
  );
}
