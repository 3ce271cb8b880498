/** A finding and the answer around it in; its part of that out, as Markdown that stands by itself. */
import { dedent } from '../util/dedent.ts';
import type { FindingText } from './finding.ts';

type Stretch = Pick<FindingText, 'textStart' | 'textEnd' | 'indent'>;

export function findingMarkdown({ textStart, textEnd, indent = 0 }: Stretch, answer: string): string {
  return dedent(answer.slice(textStart, textEnd), indent).trim();
}
