/** A followed document and one event of the editor in, the followed document after it out. */
import type { TextChange } from '../findings/textChange.ts';
import { followChanges, followReplacement, type TrackedDocument } from '../findings/tracking.ts';

/** The document after the event. */
export interface DocumentNow {
  readonly lineCount: number;
  getText(): string;
}

export function followEvent(
  document: TrackedDocument,
  changes: readonly TextChange[],
  now: DocumentNow,
): TrackedDocument {
  // Several edits may come in one event. Then each of them counts in the text that the one before it left.
  const steps = isFromBottom(changes) ? [changes] : changes.map((change) => [change]);
  const next = steps.reduce(followChanges, document);
  return next.text.lines.length === now.lineCount ? next : followReplacement(next, now.getText());
}

/** None moves the place of one that follows it, so it is all the same whether they happen at once or in turn. */
function isFromBottom(changes: readonly TextChange[]): boolean {
  return changes.every(({ range: { end } }, i) => {
    const below = changes[i - 1]?.range.start;
    return !below || end.line < below.line || (end.line === below.line && end.character <= below.character);
  });
}
