/** A long paragraph that is still written in, its full lines set apart out: the browser lays out only what follows them. */

/** Characters; to lay out that many again with each word costs less than a millisecond. */
const partLength = 2000;

export interface LineParts {
  /** `last` is the last node that no later text changes; what no later text changes ends with the node in return. */
  split(last: ChildNode): ChildNode;
  /** The paragraph is one again. */
  readonly join: () => void;
}

/** All paragraphs in `element` are one again, because no more text belongs to them. */
export function joinLines(element: Element): void {
  for (const part of element.querySelectorAll('.lines')) part.replaceWith(...part.childNodes);
}

export function createLineParts(paragraph: Element): LineParts {
  let parts: HTMLElement[] = [];
  let width = 0;

  const join = () => {
    joinLines(paragraph);
    parts = [];
    watcher.disconnect();
  };

  // In another width the lines are others.
  const watcher = new ResizeObserver(() => {
    if (paragraph.clientWidth !== width) join();
  });

  const split = (last: ChildNode): ChildNode => {
    const before = parts.at(-1);
    const nodes = nodesBetween(before ? before.nextSibling : paragraph.firstChild, last);
    if (lengthOf(nodes) < partLength) return last;
    const start = lastLineIn(nodes);
    if (!start) return last;
    const rest = start.node.splitText(start.offset);
    const part = document.createElement('span');
    part.className = 'lines';
    nodes[0]?.before(part);
    part.append(...nodes.slice(0, nodes.indexOf(start.node) + 1));
    if (!before) {
      width = paragraph.clientWidth;
      watcher.observe(paragraph);
    }
    parts.push(part);
    return start.node === last ? rest : last;
  };

  return { split, join };
}

function nodesBetween(first: ChildNode | null, last: ChildNode): readonly ChildNode[] {
  const nodes: ChildNode[] = [];
  for (let node = first; node; node = node === last ? null : node.nextSibling) nodes.push(node);
  return nodes;
}

function lengthOf(nodes: readonly ChildNode[]): number {
  return nodes.reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0);
}

/** Where the last line begins that begins within one of the texts; none is where they are not on the screen. */
function lastLineIn(nodes: readonly ChildNode[]): { readonly node: Text; readonly offset: number } | undefined {
  for (const node of nodes.toReversed()) {
    if (!(node instanceof Text)) continue;
    const end = topOf(node, node.length - 1);
    if (end === undefined) continue;
    let [low, high] = [0, node.length - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((topOf(node, middle) ?? end) < end) low = middle + 1;
      else high = middle;
    }
    if (low > 0) return { node, offset: low };
  }
  return undefined;
}

function topOf(text: Text, offset: number): number | undefined {
  const range = document.createRange();
  range.setStart(text, Math.max(0, offset));
  range.setEnd(text, offset + 1);
  return range.getClientRects()[0]?.top;
}
