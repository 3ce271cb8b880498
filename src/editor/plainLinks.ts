/** Markdown of an answer in; the same out with each link as it was written, so that a reader sees where it leads. */
import { outsideCode } from '../util/outsideCode.ts';

const references: Readonly<Record<string, string>> = { '(': '&#40;', ':': '&#58;', '<': '&lt;' };

/** What VS Code makes of a bare web address is a link still: its words are where it leads. */
export function plainLinks(markdown: string): string {
  // Words with an address, the definition of one, and one of any scheme. A bare address before it takes a backslash in.
  const opening = /(?<=\])[(:]|<(?=[a-z][a-z\d+.-]*:)/gi;
  return outsideCode(markdown, (text) => text.replace(opening, (mark) => references[mark] ?? mark));
}
