/** Host messages in, all that the panel holds out: one state per review, built by the reducer that the host uses too. */
import { assertNever } from '../../src/util/assertNever.ts';
import type { LogSlice, PanelNews, Shortcut } from '../../src/protocol/messages.ts';
import type { FindingPlace } from '../../src/review/finding.ts';
import { reduce, type ReviewState } from '../../src/review/state.ts';
import { visibleEvent } from '../../src/review/visibleEvent.ts';
import type { Received } from './receive.ts';

/** A host that answers each `ready` with another gap is asked this often in a row. */
const maxGaps = 3;

export interface PanelState {
  /** `waiting`: nothing counts until the host's next `hello`. `lost`: it has come too often without helping. */
  readonly connection: 'waiting' | 'live' | 'lost';
  /** In the order in which the reviews began. */
  readonly reviews: ReadonlyMap<string, ReviewState>;
  /** Where each review's located findings are by now, by review and finding. */
  readonly places: ReadonlyMap<string, Readonly<Record<string, FindingPlace>>>;
  readonly wantedId: string | undefined;
  readonly shortcut: Shortcut;
  /** What the user types may be kept on disk. */
  readonly keepsWords: boolean;
  /** Gaps since the last good batch, so that a host that keeps sending them is not asked for ever. */
  readonly gaps: number;
}

export const emptyPanel: PanelState = {
  connection: 'waiting',
  reviews: new Map(),
  places: new Map(),
  wantedId: undefined,
  shortcut: { other: '', mac: '' },
  keepsWords: false,
  gaps: 0,
};

/**
 * The state after `message`. A slice that does not continue what is held, or that cannot be read, is a gap: the state
 * goes back to `waiting` and still holds what was on the screen.
 */
export function receive(state: PanelState, message: Received): PanelState {
  const told = message.news.reduce(learn, state);
  if (told.connection !== 'live') return told;
  if (message.type === 'unreadable') return afterGap(state);
  if (message.slices.length === 0) return told;
  const reviews = new Map(told.reviews);
  const whole = message.slices.every((slice) => append(reviews, slice));
  return whole ? { ...told, reviews, gaps: 0 } : afterGap(state);
}

function learn(state: PanelState, news: PanelNews): PanelState {
  if (news.type === 'hello') return { ...emptyPanel, connection: 'live', shortcut: news.shortcut, gaps: state.gaps };
  if (state.connection !== 'live') return state;
  switch (news.type) {
    case 'places':
      return { ...state, places: new Map(state.places).set(news.reviewId, news.places) };
    case 'show':
      return { ...state, wantedId: news.reviewId };
    case 'history':
      return { ...state, keepsWords: news.isOn };
    case 'forget':
      return {
        ...state,
        reviews: without(state.reviews, news.reviewId),
        places: without(state.places, news.reviewId),
      };
    default:
      return assertNever(news);
  }
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([other]) => other !== key));
}

function afterGap(state: PanelState): PanelState {
  const gaps = state.gaps + 1;
  return { ...state, connection: gaps > maxGaps ? 'lost' : 'waiting', gaps };
}

/** The review to look at: the one the host asked for, else the newest. */
export function shownReview({ reviews, wantedId }: PanelState): ReviewState | undefined {
  return (wantedId === undefined ? undefined : reviews.get(wantedId)) ?? [...reviews.values()].at(-1);
}

/** False where the slice leaves a gap. */
function append(reviews: Map<string, ReviewState>, { reviewId, after, events }: LogSlice): boolean {
  let review = reviews.get(reviewId);
  if (after !== (review?.seq ?? 0)) return false;
  for (const event of events) {
    const known = review !== undefined || event.type === 'started';
    if (!known || event.reviewId !== reviewId || event.seq <= (review?.seq ?? 0)) return false;
    review = reduce(review, visibleEvent(event));
  }
  if (review) reviews.set(reviewId, review);
  return true;
}
