/** A finding and the document as it is now in; whether its fix is in there out. */
import type { Disposition, FindingPlace } from '../review/finding.ts';
import type { FindingState } from '../review/findings.ts';
import { fixStands } from './fixStands.ts';

/**
 * What has been applied stays so while others edit it; only the reviewed lines themselves take it back. `wasApplied`:
 * at some time; what looks like the fix may have come in another way.
 */
export function dispositionIn(
  { fix, disposition }: Pick<FindingState, 'fix' | 'disposition'>,
  place: FindingPlace,
  lines: readonly string[],
  wasApplied: boolean,
): Disposition {
  if (fix.kind === 'none' || disposition === 'discarded') return disposition;
  if (fixStands(fix, place, lines)) return wasApplied ? 'applied' : disposition;
  return place.state === 'inPlace' ? 'open' : disposition;
}
