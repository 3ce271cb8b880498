/** The findings of a review so far and one more event in, the findings after it out. */
import { assertNever } from '../util/assertNever.ts';
import type { ReviewEvent } from './event.ts';
import type { Disposition, Finding } from './finding.ts';

/** A finding and what became of it. */
export interface FindingState extends Finding {
  /** It is still being written: more text may belong to it. */
  readonly writing: boolean;
  readonly disposition: Disposition;
}

export type FindingEvent = Extract<ReviewEvent, { type: 'findingOpened' | 'findingClosed' | 'findingSettled' }>;

/** In the order of the text. An event about a finding that is not there changes nothing. */
export function withFinding(findings: readonly FindingState[], event: FindingEvent): readonly FindingState[] {
  switch (event.type) {
    case 'findingOpened':
    case 'findingClosed': {
      const { finding } = event;
      const at = findings.findIndex(({ id }) => id === finding.id);
      const known = findings[at];
      const disposition = known?.disposition ?? 'open';
      const state = { ...finding, ...placeOf(known), writing: event.type === 'findingOpened', disposition };
      return at < 0 ? [...findings, state] : findings.with(at, state);
    }
    case 'findingSettled': {
      const { findingId, disposition } = event;
      return findings.map((finding) => (finding.id === findingId ? { ...finding, disposition } : finding));
    }
    default:
      return assertNever(event);
  }
}

/** What has been applied stays where it was applied, whatever later findings tell: undo leads back there. */
function placeOf(known: FindingState | undefined): Pick<Finding, 'anchor' | 'fix'> | undefined {
  if (known?.disposition !== 'applied') return undefined;
  return { ...(known.anchor && { anchor: known.anchor }), fix: known.fix };
}
