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

/** As a reader would with the mouse. */
export function select(words: string): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
  }
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

/** The first block that was shown as one kind and later as another; a heading whose line comes after it has no choice. */
export function firstFlip(deltas: readonly string[]): string | undefined {
  const prose = show();
  prose.expect(true);
  let kinds: string[] = [];
  for (const delta of deltas) {
    prose.append(delta, false);
    const now = [...prose.element.children].map(({ nodeName }) => nodeName);
    const index = kinds.findIndex((kind, at) => kind !== now[at]);
    if (index >= 0) return `block ${index}: ${kinds[index]} → ${now[index]} after ${JSON.stringify(delta)}`;
    kinds = now;
  }
  return undefined;
}

/** Milliseconds that each piece took. */
export function timesOf(deltas: readonly string[], layout = true): number[] {
  const prose = show();
  prose.expect(true);
  return deltas.map((delta) => {
    const began = performance.now();
    prose.append(delta, false);
    if (layout) void prose.element.getBoundingClientRect();
    return performance.now() - began;
  });
}

/** What the parts of each code block are painted as. */
export function painted(): string[] {
  return [...document.querySelectorAll('pre')].map((pre) =>
    [...pre.querySelectorAll('[class^=hljs]')].map(({ className }) => className).join(' '),
  );
}

/** The same for plain text, a line in each element: less cannot be done. */
export function floorOf(deltas: readonly string[]): number[] {
  const main = document.querySelector('main');
  main?.replaceChildren();
  let line = document.createElement('div');
  main?.append(line);
  return deltas.map((delta) => {
    const began = performance.now();
    for (const [index, part] of delta.split('\n').entries()) {
      if (index > 0) main?.append((line = document.createElement('div')));
      line.append(part);
    }
    void main?.getBoundingClientRect();
    return performance.now() - began;
  });
}
