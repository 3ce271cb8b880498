/** An answer's text in, as it is logged; what happens to its findings out, for the same log. */
import { createAnswerAnchors } from '../findings/answerAnchors.ts';
import type { ReviewedCode } from '../findings/codeIndex.ts';
import { fixOf } from '../findings/fix.ts';
import { createFindingsParser } from '../findings/parser.ts';
import type { FindingsChange } from '../findings/outline.ts';
import type { Anchor, Finding, FindingText } from '../review/finding.ts';
import type { FindingEvent } from '../review/findings.ts';
import type { ReviewEventBody } from '../review/event.ts';
import type { ReviewTarget } from '../review/target.ts';

type FindingEventBody = Extract<ReviewEventBody, { type: FindingEvent['type'] }>;

export interface AnswerFindings {
  add(text: string): readonly FindingEventBody[];
  /** No more will come; where it broke off, the last line may be the half of one. */
  end(isWhole: boolean): readonly FindingEventBody[];
}

/**
 * `answer` counts the review's answers, as in its state. `before` is the text that the runs before have logged, with its
 * findings: nothing is said of them again but of the one that may go on.
 */
export function createAnswerFindings(target: ReviewTarget, answer: number, before = ''): AnswerFindings {
  const code: ReviewedCode = { lines: target.text.split('\n'), startLine: target.startLine };
  const parser = createFindingsParser();
  const anchors = createAnswerAnchors(code);
  const closed: { readonly text: FindingText; readonly anchor: Anchor }[] = [];

  const findingOf = (index: number, text: FindingText, anchor?: Anchor): Finding => ({
    ...text,
    id: `${answer}.${index}`,
    ...(anchor && { anchor }),
    fix: anchor ? fixOf(text, anchor, code) : { kind: 'none' },
  });

  const bodies = ({ type, index, finding }: FindingsChange): readonly FindingEventBody[] => {
    if (type === 'opened') return [{ type: 'findingOpened', finding: findingOf(index, finding) }];
    const all = anchors.add(finding);
    const changed: FindingEventBody[] = [];
    for (const [at, anchor] of all.entries()) {
      const known = closed[at];
      const text = known?.text ?? finding;
      if (known?.anchor === anchor) continue;
      closed[at] = { text, anchor };
      changed.push({ type: 'findingClosed', finding: findingOf(at, text, anchor) });
    }
    return changed;
  };

  const known = parser.feed(before).flatMap(bodies);
  const last = known.at(-1);
  let reopened: readonly FindingEventBody[] = last?.type === 'findingOpened' ? [last] : [];
  const continued = before !== '';

  return {
    add: (text) => {
      const first = reopened;
      reopened = [];
      return [...first, ...parser.feed(text).flatMap(bodies)];
    },
    end: (isWhole) => {
      // A run that brought nothing to go on with leaves the findings as the one before left them.
      if (continued && reopened.length > 0) return [];
      return (isWhole ? parser.end() : parser.cut()).flatMap(bodies);
    },
  };
}
