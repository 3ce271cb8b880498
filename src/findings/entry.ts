/** A line below a finding's heading. */
import type { Fence } from './fences.ts';

export interface Entry {
  readonly text: string;
  /** The fence that it opens, closes or stands in. */
  readonly fence?: Fence;
  /** It says what belongs in the heading: the lines, or the severity. */
  readonly isInHeading?: true;
}
