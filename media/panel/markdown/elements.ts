/** A tree in, its elements on the page out: made one by one, so no text of an answer is ever read as markup. */
import { visibleText } from '../../../src/util/visibleText.ts';
import type { TreeElement, TreeNode } from './tree.ts';
import { withoutReferences } from './withoutReferences.ts';

export function elementOf({ tag, attributes = {}, children }: TreeElement): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map(nodeOf));
  return element;
}

function nodeOf(node: TreeNode): string | Node {
  if (typeof node !== 'string' && 'tag' in node) return elementOf(node);
  // A reference may stand for what cannot be seen, too; marked reads those that are numbers itself.
  return visibleText(typeof node === 'string' ? node : withoutReferences(node.references));
}
