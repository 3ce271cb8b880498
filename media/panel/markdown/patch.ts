/** Nodes on the page and nodes as they should be in; the page made so, with as few of its nodes touched as possible. */

/** `old`: neighbouring children of `parent`. Whatever is in `wanted` may be moved to the page. */
export function patch(parent: Node, old: readonly ChildNode[], wanted: readonly ChildNode[]): void {
  const rest = [...old];
  const end = rest.at(-1)?.nextSibling ?? null;
  for (const node of wanted) {
    const there = rest.shift();
    if (!there) parent.insertBefore(node, end);
    else if (there instanceof Text && node instanceof Text) {
      // A part of the text may have been settled: then what follows is a node of its own from now on.
      if (there.data.startsWith(node.data) && there.length > node.length) rest.unshift(there.splitText(node.length));
      else patchText(there, node.data);
    } else if (there instanceof Element && node instanceof Element && there.nodeName === node.nodeName) {
      patchAttributes(there, node);
      patch(there, [...there.childNodes], [...node.childNodes]);
    } else there.replaceWith(node);
  }
  for (const node of rest) node.remove();
}

/** Selections in what stays the same are left alone. */
export function patchText(node: Text, wanted: string): void {
  if (node.data === wanted) return;
  let same = 0;
  while (same < wanted.length && node.data[same] === wanted[same]) same++;
  node.replaceData(same, node.length - same, wanted.slice(same));
}

/** Those that begin with `data-` are not the text's, and stay. */
export function patchAttributes(element: Element, wanted: Element): void {
  for (const name of element.getAttributeNames()) {
    if (!wanted.hasAttribute(name) && !name.startsWith('data-')) element.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
