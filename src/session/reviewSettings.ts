/** What one run of a review was configured with; read once, then frozen, so that nothing changes mid-stream. */
import type { Endpoint, StreamChoice } from '../completion/request.ts';
import type { Timeouts } from '../completion/timeouts.ts';

/**
 * What becomes of an answer that breaks off: it goes on by itself as far as the server allows, the user is asked, or it
 * stays as it is.
 */
export const interruptionPolicies = ['resume', 'ask', 'stop'] as const;
export type InterruptionPolicy = (typeof interruptionPolicies)[number];

export interface ReviewSettings {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly maxTokens: number;
  readonly stream: StreamChoice;
  /** The user's own words, added to the prompt; empty where there are none. */
  readonly instructions: string;
  readonly timeouts: Timeouts;
  readonly onInterruption: InterruptionPolicy;
  /** Nothing was sent to this server before; what is sent is said with the run. */
  readonly isFirstUse: boolean;
}
