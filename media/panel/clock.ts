/** The host's events in, the host's present time out: a remote host's clock may be minutes away from the page's. */
export interface HostClock {
  /** `at`: the newest event of a batch that arrived at `received`; `live`: it was sent as it happened, not as a snapshot. */
  observe(at: number, received: number, live: boolean): void;
  /** Page time → host time, both in milliseconds since the epoch. */
  toHost(now: number): number;
}

/** Delivery takes less than this, so a larger distance is the clocks'. */
const tolerance = 2000;

export function createHostClock(): HostClock {
  /** The least that lay between an event and its arrival: whatever was more is how long a batch was on its way. */
  let least = Infinity;
  return {
    observe: (at, received, live) => {
      const distance = received - at;
      // An event cannot come from the future: even an old one proves a page clock that is behind.
      if (live || distance < 0) least = Math.min(least, distance);
    },
    toHost: (now) => (Number.isFinite(least) && Math.abs(least) > tolerance ? now - least : now),
  };
}
