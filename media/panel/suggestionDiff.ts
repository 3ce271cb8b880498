/** A finding's words and its suggestion in, the suggestion's code block as a difference from the quote out. */
import type { FindingState } from '../../src/review/findings.ts';
import { diffLinesOf, type DiffLine } from './diffLines.ts';
import { keepSelection } from './markdown/keepSelection.ts';

/** Does nothing unless exactly one code block holds the suggestion, and nothing the second time. */
export function showSuggestionDiff(words: HTMLElement, { quote, suggestion }: FindingState): void {
  if (quote === undefined || suggestion === undefined || quote === suggestion) return;
  const [code, ...others] = [...words.querySelectorAll('pre:not(.diff) > code')].filter(
    ({ textContent }) => withoutEnd(textContent) === withoutEnd(suggestion),
  );
  const pre = code?.parentElement;
  if (!code || !pre || others.length > 0) return;
  const lines = diffLinesOf(quote, suggestion);
  if (!lines) return;
  pre.classList.add('diff');
  const elements = lines.map(lineElement);
  const isRemoved = elements.map((element) => element.matches(tags.removed));
  keepSelection(code, () => {
    code.replaceChildren(...elements.filter((_, index) => !isRemoved[index]));
  });
  // Afterwards: the reader's selection is found again by the text, which is the same without them.
  for (const [index, element] of elements.entries()) {
    if (!isRemoved[index]) continue;
    const before = elements[index - 1];
    if (before) before.after(element);
    else code.prepend(element);
  }
}

const tags = { removed: 'del', added: 'ins', same: 'span' } as const;

/** The sign before it is drawn, not text: what is copied is code. */
function lineElement({ kind, text }: DiffLine): HTMLElement {
  const line = document.createElement(tags[kind]);
  line.textContent = `${text}\n`;
  return line;
}

function withoutEnd(code: string): string {
  return code.endsWith('\n') ? code.slice(0, -1) : code;
}
