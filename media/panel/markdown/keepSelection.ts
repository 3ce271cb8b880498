/** A change of an element in; done, with the reader's selection on the same words afterwards. */

/** To ask for the selection at each change would lay out the page each time (two thirds of the time of a long answer). */
let hasSelection = false;
document.addEventListener('selectionchange', () => {
  hasSelection = getSelection()?.isCollapsed === false;
});

export function keepSelection<T>(element: Element, change: () => T): T {
  const selection = hasSelection ? getSelection() : null;
  if (!selection) return change();
  const { anchorNode, focusNode, anchorOffset, focusOffset } = selection;
  const isHere = [anchorNode, focusNode].some((node) => node && element.contains(node));
  if (!isHere || !anchorNode || !focusNode) return change();
  const anchor = textBefore(element, anchorNode, anchorOffset);
  const focus = textBefore(element, focusNode, focusOffset);
  const changed = change();
  const now = (before: string | undefined, node: Node, offset: number) =>
    before === undefined ? ([node, offset] as const) : pointAfter(element, before, offset === 0);
  selection.setBaseAndExtent(...now(anchor, anchorNode, anchorOffset), ...now(focus, focusNode, focusOffset));
  return changed;
}

/** Undefined for a point outside of `element`, which no change in it moves. */
function textBefore(element: Element, node: Node, offset: number): string | undefined {
  if (!element.contains(node)) return undefined;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.cloneContents().textContent;
}

/** The point behind the same words, of which some signs may have become markup; `isStart`: before the next ones. */
function pointAfter(element: Element, before: string, isStart: boolean): readonly [Node, number] {
  const text = element.textContent;
  let offset = 0;
  for (const character of before.split('')) if (text[offset] === character) offset++;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last: readonly [Node, number] = [element, 0];
  for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
    if (isStart ? offset < node.length : offset <= node.length) return [node, offset];
    offset -= node.length;
    last = [node, node.length];
  }
  return last;
}
