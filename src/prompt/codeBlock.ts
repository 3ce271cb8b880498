/** Code as data: numbered lines between two tags that carry a fence which the code cannot guess. */
import type { ReviewTarget } from '../review/target.ts';

/** The block that carries the reviewed code, and the fence that ends it. */
export function codeBlock(target: ReviewTarget): string {
  const fence = newFence(target.text);
  const width = String(target.endLine).length;
  const lines = target.text.split('\n').map((line, index) => {
    const number = String(target.startLine + index).padStart(width);
    return `${number}| ${line}`;
  });
  const attributes = [
    `file="${attribute(target.label)}"`,
    `language="${attribute(target.languageId)}"`,
    `lines="${target.startLine}-${target.endLine}"`,
    `fence="${fence}"`,
  ].join(' ');
  return `<code ${attributes}>\n${lines.join('\n')}\n</code fence="${fence}">`;
}

/** 72 random bits; drawn again in the one case that the code holds them already. */
function newFence(text: string): string {
  for (;;) {
    const fence = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, '0'));
    if (!text.includes(fence.join(''))) return fence.join('');
  }
}

function attribute(value: string): string {
  // A file name can hold quotes and line breaks; in the tag they would end the attribute.
  return value.replace(/["<>\p{Cc}]/gu, '_');
}
