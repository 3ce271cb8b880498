/** The text of a code block as it grows in, on the page in parts: the browser lays out again only the part that grows. */
import { patchText } from './patch.ts';

export interface CodeText {
  update(text: string): void;
}

/** Laying out that many lines again costs less than a millisecond. */
const linesPerPart = 32;

export function createCodeText(code: Element): CodeText {
  /** Where the last part begins; the ones before it are complete. */
  let from = 0;
  let shown = '';

  const add = (text: string) => {
    const part = document.createElement('span');
    part.append(text);
    code.append(part);
  };

  return {
    update: (text) => {
      if (text === shown && code.firstChild) return;
      if (!text.startsWith(shown.slice(0, from))) {
        code.replaceChildren();
        from = 0;
      }
      shown = text;
      for (const [index, part] of partsOf(text.slice(from)).entries()) {
        const there = index === 0 ? code.lastElementChild?.firstChild : undefined;
        if (there instanceof Text) patchText(there, part);
        else add(part);
        if (index > 0) from = text.length - part.length;
      }
    },
  };
}

/** Never none: empty code has an empty part. */
function partsOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const count = Math.max(1, Math.ceil(lines.length / linesPerPart));
  return Array.from({ length: count }, (_, index) => {
    const part = lines.slice(index * linesPerPart, (index + 1) * linesPerPart).join('\n');
    return index === count - 1 ? part : `${part}\n`;
  });
}
