/** A finding and the document as it is now in; whether its fix is in there out. */
import type { TrackedRange } from '../findings/trackedRange.ts';
import type { Disposition } from '../review/finding.ts';
import type { FindingState } from '../review/findings.ts';
import type { FixVersion } from './appliedFixes.ts';
import { fixStands } from './fixStands.ts';

/**
 * What has been applied stays so while others edit it. It is taken back by undo, or by the reviewed lines where the fix
 * replaces them: one that keeps or deletes them tells nothing by them, for they stand beside it or come from elsewhere.
 * `version`: undefined where it was not applied in this window; what came in another way is not the fix's doing.
 */
export function dispositionIn(
  { fix, disposition }: Pick<FindingState, 'fix' | 'disposition'>,
  place: TrackedRange,
  lines: readonly string[],
  version: FixVersion | undefined,
): Disposition {
  if (fix.kind === 'none' || disposition === 'discarded') return disposition;
  if (version === 'before') return 'open';
  if (version === 'after') return 'applied';
  if (fixStands(fix, place, lines)) return version === 'other' ? 'applied' : disposition;
  const isReplacing = fix.text !== '' && !`\n${fix.text}\n`.includes(`\n${place.text}\n`);
  return isReplacing && place.state === 'inPlace' && !place.isCopy ? 'open' : disposition;
}
