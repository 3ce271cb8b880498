/** The host's events in, the host's present time out: a remote host's clock may be minutes away from the page's. */
export interface HostClock {
  /**
   * The newest event of each review that runs, out of one batch that arrived at `received`. What has ended proves
   * nothing: either clock may have been set since.
   */
  observe(newest: readonly NewestEvent[], received: number): void;
  /** Page time → host time, both in milliseconds since the epoch. */
  toHost(now: number): number;
}

export interface NewestEvent {
  readonly at: number;
  /** It was sent as it happened, not as a snapshot. */
  readonly live: boolean;
}

/** Delivery takes less than this, so a larger distance is the clocks'. */
const tolerance = 2000;

/** A batch may be long on its way, but not so many in a row: by then a clock was set. */
const remembered = 8;

export function createHostClock(): HostClock {
  /** What lay between the newest event of each of the last live batches and its arrival. */
  let distances: readonly number[] = [];
  /** An event cannot come from the future: until one comes live, even an old one proves a page clock that is behind. */
  let behind = 0;
  return {
    observe: (newest, received) => {
      const live = newest.filter((event) => event.live);
      if (live.length > 0) distances = [...distances, distanceOf(live, received)].slice(-remembered);
      behind = Math.min(behind, distanceOf(newest, received));
    },
    toHost: (now) => {
      // Whatever is more than the least is how long a batch was on its way.
      const least = distances.length > 0 ? Math.min(...distances) : behind;
      return Math.abs(least) > tolerance ? now - least : now;
    },
  };
}

function distanceOf(events: readonly NewestEvent[], received: number): number {
  return Math.min(...events.map(({ at }) => received - at));
}
