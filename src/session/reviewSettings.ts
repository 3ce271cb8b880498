/** What one run of a review was configured with; read once, then frozen, so that nothing changes mid-stream. */
import type { Endpoint, StreamChoice } from '../completion/request.ts';

export interface ReviewSettings {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly maxTokens: number;
  readonly stream: StreamChoice;
  /** The user's own words, added to the prompt; empty where there are none. */
  readonly instructions: string;
}
