/** The findings of one answer in, one after the other, where each of them stands out: together they tell more than alone. */
import type { Anchor, FindingText } from '../review/finding.ts';
import { anchor } from './anchor.ts';
import type { ReviewedCode } from './codeIndex.ts';
import type { Trust } from './trustedHint.ts';

export interface AnswerAnchors {
  /**
   * Anchors one more finding and returns the anchors of all, in order. The new one may settle, or unsettle, those whose
   * quotes stand at several places: what the answer's line numbers are worth shows in the others.
   */
  add(finding: Pick<FindingText, 'quote' | 'hint'>): readonly Anchor[];
}

/** So many findings have to stand exactly where the answer says, and none anywhere else. */
const proofs = 2;

export function createAnswerAnchors(code: ReviewedCode): AnswerAnchors {
  const findings: { readonly finding: Pick<FindingText, 'quote' | 'hint'>; readonly alone: Anchor }[] = [];
  let trust: Trust = 'unknown';
  let anchors: readonly Anchor[] = [];

  const settled = ({ finding, alone }: (typeof findings)[number]): Anchor => {
    if (alone.kind === 'located' || alone.reason !== 'ambiguous' || trust !== 'proven') return alone;
    const trusted = anchor(finding.quote, finding.hint, code, trust);
    // What rests on the numbers alone may be taken back by the next finding: enough for a mark, not for one click.
    return trusted.kind === 'located' ? { ...trusted, whole: false } : trusted;
  };

  return {
    add(finding) {
      const added = { finding, alone: anchor(finding.quote, finding.hint, code) };
      findings.push(added);
      const now = trustOf(findings);
      anchors = now === trust ? [...anchors, settled(added)] : ((trust = now), findings.map(settled));
      return anchors;
    },
  };
}

/** A quote may be shorter than the lines that the answer names, but it begins where they do. */
function trustOf(findings: readonly { readonly finding: Pick<FindingText, 'hint'>; readonly alone: Anchor }[]): Trust {
  let exact = 0;
  for (const { finding, alone } of findings) {
    if (alone.kind !== 'located' || !finding.hint) continue;
    if (alone.startLine !== finding.hint.startLine || alone.endLine > finding.hint.endLine) return 'unknown';
    exact++;
  }
  return exact >= proofs ? 'proven' : 'unknown';
}
