/** A block as it grows in, its element out: of a long one only what later text may change is built again. */
import type { Token, Tokens } from 'marked';
import { createCodeText } from './codeText.ts';
import { elementOf } from './elements.ts';
import type { PartlySettled } from './held.ts';
import { keepSelection } from './keepSelection.ts';
import { createLineParts } from './lineParts.ts';
import type { Outline } from './outline.ts';
import { paintCode } from './paint.ts';
import { patch, patchAttributes } from './patch.ts';
import { watchScrollers } from './scrollers.ts';
import { treeOf } from './tree.ts';

export interface BlockView {
  readonly element: Element;
  /** No more text belongs to it. */
  close(): void;
  /** False where the block has become one of another kind and needs a new view. `headings` learns those of `token`. */
  update(token: Token, headings: Outline): boolean;
}

/** Makes the element show `token`; false where it cannot. */
type Grow = (token: Token, headings: Outline) => boolean;

interface Growing {
  readonly element: Element;
  readonly grow: Grow;
  /** Before the block is left alone. */
  readonly end?: () => void;
}

export function createView(token: Token, headings: Outline): BlockView {
  const { element, grow, end } = viewOf(token, headings);
  watchScrollers(element);
  return {
    element,
    close: () => {
      if (end) keepSelection(element, end);
      settle(element);
    },
    update: (next, headings) => next.type === token.type && keepSelection(element, () => grow(next, headings)),
  };
}

function viewOf(token: Token, headings: Outline): Growing {
  switch (token.type) {
    case 'list':
      return listView(token as Tokens.List, headings);
    case 'table':
      return tableView(token as Tokens.Table, headings);
    case 'code':
      return codeView(token as Tokens.Code, headings);
    case 'paragraph':
      return paragraphView(token as PartlySettled, headings);
    default: {
      const element = built(token, headings);
      return { element, grow: (next, headings) => patchElement(element, built(next, headings)) };
    }
  }
}

/** No more text belongs to it. */
function settle(element: Element): void {
  paintCode(element);
  watchScrollers(element);
}

function listView(token: Tokens.List, headings: Outline): { readonly element: Element; readonly grow: Grow } {
  const element = built(token, headings);
  let { items } = token;
  let painted = 0;
  const grow: Grow = (next, headings) => {
    const list = next as Tokens.List;
    const same = sameAtStart(items, list.items);
    const wanted = built({ ...list, items: list.items.slice(same) }, headings);
    if (wanted.nodeName !== element.nodeName) return false;
    patchAttributes(element, wanted);
    patch(element, childrenFrom(element, same), [...wanted.children]);
    for (let index = Math.min(painted, same); index < same; index++) {
      const item = element.children[index];
      if (item) settle(item);
    }
    painted = same;
    ({ items } = list);
    return true;
  };
  return { element, grow };
}

function tableView(token: Tokens.Table, headings: Outline): { readonly element: Element; readonly grow: Grow } {
  const element = built(token, headings);
  const partOf = (whole: Element, name: string) => whole.querySelector(name) ?? whole;
  let { rows } = token;
  const grow: Grow = (next, headings) => {
    const table = next as Tokens.Table;
    const same = sameAtStart(rows, table.rows);
    const wanted = built({ ...table, rows: table.rows.slice(same) }, headings);
    patchElement(partOf(element, 'thead'), partOf(wanted, 'thead'));
    patch(partOf(element, 'tbody'), childrenFrom(partOf(element, 'tbody'), same), [
      ...partOf(wanted, 'tbody').children,
    ]);
    ({ rows } = table);
    return true;
  };
  return { element, grow };
}

function codeView(token: Tokens.Code, headings: Outline): { readonly element: Element; readonly grow: Grow } {
  const empty = (code: Token) => built({ ...code, text: '' }, headings);
  const element = empty(token);
  const text = createCodeText(element.querySelector('code') ?? element);
  text.update(token.text);
  const grow: Grow = (next) => {
    const wanted = empty(next);
    const [code, wantedCode] = [element, wanted].map((all) => all.querySelector('code'));
    if (wanted.nodeName !== element.nodeName || !code || !wantedCode) return false;
    patchAttributes(code, wantedCode);
    text.update((next as Tokens.Code).text);
    return true;
  };
  return { element, grow };
}

function paragraphView(token: PartlySettled, headings: Outline): Growing {
  const element = built(token, headings);
  const lines = createLineParts(element);
  let tokens = 0;
  let lastSettled: ChildNode | undefined;
  const grow: Grow = (next, headings) => {
    const paragraph = next as PartlySettled;
    const { settled = 0 } = paragraph;
    if (settled < tokens) {
      lines.join();
      tokens = 0;
      lastSettled = undefined;
    }
    const nodesOf = (from: number, to?: number) => [
      ...built({ ...paragraph, tokens: paragraph.tokens.slice(from, to) }, headings).childNodes,
    ];
    const run = settled > tokens ? nodesOf(tokens, settled) : [];
    const open = nodesFrom(lastSettled ? lastSettled.nextSibling : element.firstChild);
    patch(element, open, [...run, ...nodesOf(settled)]);
    // What was there may have been kept instead of what was built.
    const now = nodesFrom(lastSettled ? lastSettled.nextSibling : element.firstChild);
    lastSettled = now[run.length - 1] ?? lastSettled;
    if (lastSettled && run.length > 0) lastSettled = lines.split(lastSettled);
    tokens = settled;
    return true;
  };
  return { element, grow, end: lines.join };
}

function patchElement(element: Element, wanted: Element): boolean {
  if (wanted.nodeName !== element.nodeName) return false;
  patchAttributes(element, wanted);
  patch(element, [...element.childNodes], [...wanted.childNodes]);
  return true;
}

function childrenFrom({ children }: Element, from: number): Element[] {
  return Array.from({ length: Math.max(0, children.length - from) }, (_, index) => children[from + index]).filter(
    (child) => child !== undefined,
  );
}

function nodesFrom(first: ChildNode | null): ChildNode[] {
  const nodes: ChildNode[] = [];
  for (let node = first; node; node = node.nextSibling) nodes.push(node);
  return nodes;
}

function built(token: Token, headings: Outline): HTMLElement {
  return elementOf(treeOf(token, headings));
}

function sameAtStart(before: readonly unknown[], now: readonly unknown[]): number {
  const other = before.findIndex((part, index) => part !== now[index]);
  return other < 0 ? before.length : other;
}
