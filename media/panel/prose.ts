/** An answer's text as it arrives in, its Markdown as elements out: what is closed is built once and then left alone. */
import type { Seam } from '../../src/review/seam.ts';
import { createBlockStream, type AnswerLinks, type Block } from './markdown/blocks.ts';
import { keepSelection } from './markdown/keepSelection.ts';
import { withoutOpenAddress } from './markdown/openLink.ts';
import { createOutline, type Outline } from './markdown/outline.ts';
import { createView, type BlockView } from './markdown/view.ts';
import { seamMark } from './seamMark.ts';

export interface Prose {
  readonly element: HTMLElement;
  /** `last`: no more will come. */
  append(delta: string, last: boolean): void;
  /** Follows what other parts of the answer have defined. */
  relink(): void;
  /** Whether words are on their way: while they are, a link that lacks its end is shown by its words. */
  expect(more: boolean): void;
  /** Marks a seam at the end of the text so far: after the block that stands there, however that goes on. */
  mark(seam: Seam): void;
  /** Takes back all that follows `text`, with which everything so far begins: it belongs elsewhere. */
  rewind(text: string): void;
  /** The browser need not lay out what is out of view, but for so many blocks at the end. */
  leave(near: number): void;
}

interface Mark {
  readonly rule: HTMLElement;
  /** Characters of the text before it. */
  readonly offset: number;
}

/** `headings`: those that the text stands below. `links`: those of the answer that it is a part of. */
export function createProse(headings: Outline = createOutline(), links?: AnswerLinks): Prose {
  const element = document.createElement('div');
  element.className = 'words';
  const blocks = createBlockStream(links);
  let outline = headings.copy();
  /** Of the blocks in order, the closed ones first. */
  const views: BlockView[] = [];
  /** The headings above each closed block. */
  const above: Outline[] = [];
  const marks = new Map<number, readonly Mark[]>();
  let length = 0;
  let expecting = false;
  /** The block where the next word will stand. */
  let newest: Element | undefined;
  let left = 0;

  const show = ({ index, token }: Block, headings: Outline) => {
    const view = views[index];
    if (view?.update(token, headings)) return;
    const next = createView(token, headings);
    views[index] = next;
    if (view) {
      keepSelection(element, () => {
        view.element.replaceWith(next.element);
      });
    } else {
      // Appending a mark that stands there already moves it behind its block.
      element.append(next.element, ...(marks.get(index) ?? []).map(({ rule }) => rule));
    }
  };

  const showAgain = (relinked: readonly Block[]) => {
    for (const block of relinked) {
      const there = above[block.index];
      if (there) show(block, there.copy());
      views[block.index]?.close();
    }
  };

  const relink = () => {
    showAgain(blocks.relink());
  };

  const append = (delta: string, last: boolean) => {
    length += delta.length;
    const { closed, relinked } = blocks.push(delta, last);
    showAgain(relinked);
    for (const block of closed) {
      above.push(outline.copy());
      show(block, outline);
      views[block.index]?.close();
    }
    showOpen();
  };

  const showOpen = () => {
    const openBlocks = blocks.open(expecting);
    const tentative = outline.copy();
    const last = openBlocks.at(-1);
    for (const view of views.splice(above.length + openBlocks.length)) view.element.remove();
    for (const { index, token } of openBlocks) {
      const isCut = expecting && index === last?.index;
      show({ index, token: isCut ? withoutOpenAddress(token) : token }, tentative);
    }
    point();
  };

  // Selectors that count from the end would have the browser look at all blocks again for each new one.
  const point = () => {
    const last = expecting ? views.at(-1)?.element : undefined;
    if (last === newest) return;
    newest?.removeAttribute('data-newest');
    last?.setAttribute('data-newest', '');
    newest = last;
  };

  const expect = (more: boolean) => {
    if (more === expecting) return;
    expecting = more;
    showOpen();
  };

  const mark = (seam: Seam) => {
    const rule = seamMark(seam);
    // With the line that still waits, if one does: a reader who comes later may see it at once.
    const last = above.length + blocks.open(false).length - 1;
    marks.set(last, [...(marks.get(last) ?? []), { rule, offset: length }]);
    element.append(rule);
  };

  const rewind = (text: string) => {
    const kept = blocks.rewind(text);
    for (const view of views.splice(kept)) view.element.remove();
    outline = above[kept] ?? outline;
    above.length = Math.min(above.length, kept);
    length = text.length;
    left = Math.min(left, kept);
    for (const [index, all] of marks) {
      for (const { rule, offset } of all) if (offset > length) rule.remove();
      marks.set(
        index,
        all.filter(({ offset }) => offset <= length),
      );
    }
    showOpen();
  };

  const leave = (near: number) => {
    for (; left < views.length - near; left++) views[left]?.element.setAttribute('data-far', '');
  };

  return { element, append, relink, expect, mark, rewind, leave };
}
