/** What a test asks of the next answer in, what that answer then does out: wait, break off, or fail. */
import type { Reply } from './request.ts';

/** The rest of one answer, withheld. */
export interface Hold {
  /** Settles when exactly that many tokens were sent and the rest waits; of a shorter answer, when only its end is missing. */
  readonly reached: Promise<void>;
  /** Lets the answer go on. */
  readonly release: () => void;
}

/** What one answer does besides answering. */
export interface Plan {
  readonly hold?: { readonly afterTokens: number; readonly reached: Latch; readonly released: Latch };
  /** Destroys the connection after so many tokens, of a shorter answer before its end. */
  readonly cutAfter?: number;
}

/** A promise that somebody else settles. */
export interface Latch {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

export interface Script {
  readonly hold: (afterTokens: number) => Hold;
  readonly cutNext: (afterTokens: number) => void;
  readonly failNext: (reply: Reply) => void;
  /** The oldest failure that waits, once. */
  readonly takeFailure: () => Reply | undefined;
  /** The plan for one answer; the next one goes its usual way. */
  readonly takePlan: () => Plan;
}

export function createScript(): Script {
  let plan: Plan = {};
  const failures: Reply[] = [];
  return {
    hold: (afterTokens) => {
      const reached = createLatch();
      const released = createLatch();
      plan = { ...plan, hold: { afterTokens, reached, released } };
      return { reached: reached.opened, release: released.open };
    },
    cutNext: (afterTokens) => {
      plan = { ...plan, cutAfter: afterTokens };
    },
    failNext: (reply) => {
      failures.push(reply);
    },
    takeFailure: () => failures.shift(),
    takePlan: () => {
      const taken = plan;
      plan = {};
      return taken;
    },
  };
}

export function createLatch(): Latch {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
