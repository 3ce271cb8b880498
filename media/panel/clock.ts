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
  let ahead = 0;
  return {
    observe: (at, received, live) => {
      const distance = received - at;
      if (live) ahead = Math.abs(distance) > tolerance ? distance : 0;
      // An event cannot come from the future: even an old one proves a page clock that is behind.
      else if (distance < 0) ahead = Math.min(ahead, distance);
    },
    toHost: (now) => now - ahead,
  };
}
