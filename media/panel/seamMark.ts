/** A seam in, the rule that marks it out: its words are drawn, not text, so that the text stays exactly the answer's. */
import type { Seam } from '../../src/review/seam.ts';
import { seamDetails, seamLabel } from './seamText.ts';

export function seamMark(seam: Seam): HTMLElement {
  const mark = document.createElement('div');
  const label = seamLabel(seam);
  mark.className = `seam ${seam.kind}`;
  mark.role = 'separator';
  mark.ariaLabel = label;
  mark.dataset['label'] = label;
  mark.title = seamDetails(seam);
  return mark;
}
