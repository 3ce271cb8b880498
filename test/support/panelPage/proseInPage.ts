/** Runs in the page: the panel's prose, filled in pieces. */
import { createProse, type Prose } from '../../../media/panel/prose.ts';

/** A new prose, alone on the page. */
export function show(): Prose {
  const prose = createProse();
  document.querySelector('main')?.replaceChildren(prose.element);
  return prose;
}

let current: Prose | undefined;

export function begin(text: string): void {
  current = show();
  current.expect(true);
  current.append(text, false);
}

export function goOn(delta: string): void {
  current?.append(delta, false);
}

/** As a reader would with the mouse; resolves once the page has been told. */
export async function select(words: string): Promise<void> {
  const told = new Promise((resolve) => {
    document.addEventListener('selectionchange', resolve, { once: true });
  });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
  }
  await told;
}

/** Resolves once so many code blocks have their colours; unless told, those with a language that others follow. */
export async function whenPainted(
  count = document.querySelectorAll('pre:has(+ *) > code[class]').length,
): Promise<void> {
  while (document.querySelectorAll('pre:has([class^=hljs])').length < count) await new Promise(requestAnimationFrame);
}

export function piecesOf(text: string, length: number): string[] {
  const count = Math.ceil(text.length / length);
  return Array.from({ length: count }, (_, index) => text.slice(index * length, (index + 1) * length));
}

export function shownOf(deltas: readonly string[]): string {
  const prose = show();
  prose.expect(true);
  for (const delta of deltas) prose.append(delta, false);
  prose.append('', true);
  prose.expect(false);
  return prose.element.innerHTML;
}

/**
 * The first block, in others too, that was shown as one kind and later as another; a heading whose line comes after it
 * has no choice.
 */
export function firstFlip(deltas: readonly string[]): string | undefined {
  const prose = show();
  prose.expect(true);
  let kinds: readonly string[] = [];
  for (const delta of deltas) {
    prose.append(delta, false);
    const now = kindsIn(prose.element);
    const gone = kinds.find((kind) => !now.includes(kind));
    if (gone !== undefined) return `${gone} is gone after ${JSON.stringify(delta)}`;
    kinds = now;
  }
  return undefined;
}

/** Each block with those that it stands in, such as `0 UL/2 LI/0 P`. */
function kindsIn(element: Element, path = ''): string[] {
  return [...element.children].flatMap((child, index) => {
    const kind = `${path}${index} ${child.nodeName}`;
    return child.matches('p, pre, h2, h3, h4, h5, h6, hr') ? [kind] : [kind, ...kindsIn(child, `${kind}/`)];
  });
}

/** What the parts of each code block are painted as. */
export function painted(): string[] {
  return [...document.querySelectorAll('pre')].map((pre) =>
    [...pre.querySelectorAll('[class^=hljs]')].map(({ className }) => className).join(' '),
  );
}
