/** Elements with code whose language is known in, the same with a colour for each part of the code out. */
import type { Piece } from './highlighter.ts';
import { languageClass } from './tree.ts';
import { keepSelection } from './keepSelection.ts';

/** Code that is complete, and not painted yet. */
export function paintCode(root: ParentNode): void {
  for (const code of root.querySelectorAll(`pre:not(.diff) > code[class^="${languageClass}"]`)) {
    if (code.querySelector('[class]')) continue;
    void paint(code).catch((error: unknown) => {
      console.error('The code stays plain.', error);
    });
  }
}

async function paint(code: Element): Promise<void> {
  const text = code.textContent;
  const { highlight } = await import('./highlighter.ts');
  const pieces = await highlight(text, code.className.slice(languageClass.length));
  // Meanwhile it may have become something else.
  const isWhole = pieces?.map((piece) => piece.text).join('') === text;
  if (!isWhole || code.textContent !== text || code.closest('pre.diff') || code.querySelector('[class]')) return;
  keepSelection(code, () => {
    replaceText(code, pieces);
  });
}

/** `pieces` are the text of `code`, which may be cut up in another way. */
function replaceText(code: Element, pieces: readonly Piece[]): void {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  let next = 0;
  let rest = pieces[0]?.text ?? '';
  for (const node of texts) {
    const parts: (string | Element)[] = [];
    for (let left = node.length; left > 0 && next < pieces.length;) {
      const part = rest.slice(0, left);
      if (part !== '') parts.push(coloured(part, pieces[next]?.scope));
      left -= part.length;
      rest = rest.slice(part.length);
      if (rest === '') rest = pieces[++next]?.text ?? '';
    }
    node.replaceWith(...parts);
  }
}

/** `title.function` is named as highlight.js names it, `hljs-title function_`. */
function coloured(text: string, scope: string | undefined): string | Element {
  if (scope === undefined) return text;
  const [first, ...others] = scope.replace(/^language:/, 'language-').split('.');
  const element = document.createElement('span');
  element.className = [`hljs-${first}`, ...others.map((name) => `${name}_`)].join(' ');
  element.textContent = text;
  return element;
}
