/** The panel's tree of a token in, as HTML out: what a test can compare and a person can read. */
import type { Token } from 'marked';
import { createOutline, type Outline } from '../../../media/panel/markdown/outline.ts';
import { treeOf, type TreeNode } from '../../../media/panel/markdown/tree.ts';

export function htmlOf(tokens: readonly Token[], outline: Outline = createOutline()): string {
  return tokens
    .filter(({ type }) => type !== 'space' && type !== 'def')
    .map((token) => write(treeOf(token, outline)))
    .join('');
}

function write(node: TreeNode): string {
  if (typeof node === 'string') return escape(node.replaceAll('&', '&amp;'));
  if ('references' in node) return escape(node.references);
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const start = `<${node.tag}${attributes.join('')}>`;
  return node.tag === 'hr' || node.tag === 'br' ? start : `${start}${node.children.map(write).join('')}</${node.tag}>`;
}

function escape(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
