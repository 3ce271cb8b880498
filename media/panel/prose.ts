/** An answer's text as it arrives in, its Markdown as elements out: what is closed is built once and then left alone. */
import type { Seam } from '../../src/review/seam.ts';
import { createBlockStream, type Block } from './markdown/blocks.ts';
import { toHtml } from './markdown/html.ts';
import { withoutOpenAddress } from './markdown/openLink.ts';
import { createOutline, type Outline } from './markdown/outline.ts';
import { toFragment } from './markdown/render.ts';
import { seamMark } from './seamMark.ts';

export interface Prose {
  readonly element: HTMLElement;
  /** `last`: no more will come. */
  append(delta: string, last: boolean): void;
  /** Whether words are on their way: while they are, a link that lacks its end is shown by its words. */
  expect(more: boolean): void;
  /** Marks a seam at the end of the text so far: after the block that stands there, however that goes on. */
  mark(seam: Seam): void;
  /** Takes back all that follows `text`, with which everything so far begins: it belongs elsewhere. */
  rewind(text: string): void;
}

interface Mark {
  readonly rule: HTMLElement;
  /** Characters of the text before it. */
  readonly offset: number;
}

/** `headings`: those that the text stands below. */
export function createProse(headings: Outline = createOutline()): Prose {
  const element = document.createElement('div');
  element.className = 'words';
  const blocks = createBlockStream();
  let outline = headings.copy();
  /** Where each closed block stands, and the headings above it. */
  const places: { nodes: ChildNode[]; readonly above: Outline }[] = [];
  const marks = new Map<number, readonly Mark[]>();
  let length = 0;
  let openBlocks: readonly Block[] = [];
  let openNodes: ChildNode[] = [];
  let newest = -1;
  let expecting = false;

  const build = ({ token }: Pick<Block, 'token'>, headings: Outline) => {
    const fragment = toFragment(toHtml(token, headings));
    return { fragment, nodes: [...fragment.childNodes] };
  };

  const add = ({ index }: Block, fragment: DocumentFragment) => {
    // Appending a mark that stands there already moves it behind its block.
    element.append(fragment, ...(marks.get(index) ?? []).map(({ rule }) => rule));
    newest = index;
  };

  const append = (delta: string, last: boolean) => {
    length += delta.length;
    const { closed, relinked, open } = blocks.push(delta, last);
    for (const block of relinked) {
      const place = places[block.index];
      if (!place) continue;
      const { fragment, nodes } = build(block, place.above.copy());
      place.nodes[0]?.before(fragment);
      for (const node of place.nodes) node.remove();
      place.nodes = nodes;
    }
    for (const node of openNodes) node.remove();
    for (const block of closed) {
      const above = outline.copy();
      const { fragment, nodes } = build(block, outline);
      places.push({ nodes, above });
      add(block, fragment);
    }
    openBlocks = open;
    buildOpen();
  };

  const buildOpen = () => {
    const tentative = outline.copy();
    const last = openBlocks.at(-1);
    openNodes = openBlocks.flatMap((block) => {
      const token = expecting && block === last ? withoutOpenAddress(block.token) : block.token;
      const { fragment, nodes } = build({ token }, tentative);
      add(block, fragment);
      return nodes;
    });
  };

  const expect = (more: boolean) => {
    if (more === expecting) return;
    expecting = more;
    for (const node of openNodes) node.remove();
    buildOpen();
  };

  const mark = (seam: Seam) => {
    const rule = seamMark(seam);
    marks.set(newest, [...(marks.get(newest) ?? []), { rule, offset: length }]);
    element.append(rule);
  };

  const rewind = (text: string) => {
    const dropped = places.splice(blocks.rewind(text));
    for (const { nodes } of [...dropped, { nodes: openNodes }]) for (const node of nodes) node.remove();
    outline = dropped[0]?.above ?? outline;
    newest = places.length - 1;
    length = text.length;
    for (const [index, all] of marks) {
      for (const { rule, offset } of all) if (offset > length) rule.remove();
      marks.set(
        index,
        all.filter(({ offset }) => offset <= length),
      );
    }
    openBlocks = blocks.push('').open;
    buildOpen();
  };

  return { element, append, expect, mark, rewind };
}
