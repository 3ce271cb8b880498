/** A block as it grows in, its element out: of a long one only what later text may change is built again. */
import type { Token, Tokens } from 'marked';
import { childrenView, type ChildrenView } from './childrenView.ts';
import { createCodeText } from './codeText.ts';
import { elementOf } from './elements.ts';
import type { PartlySettled } from './heldParagraph.ts';
import { keepSelection } from './keepSelection.ts';
import { createLineParts, joinLines } from './lineParts.ts';
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

export interface Growing {
  readonly element: Element;
  readonly grow: Grow;
}

export function createView(token: Token, headings: Outline): BlockView {
  const { element, grow } = viewOf(token, headings);
  watchScrollers(element);
  return {
    element,
    close: () => {
      settle(element);
    },
    update: (next, headings) => keepSelection(element, () => grow(next, headings)),
  };
}

export function viewOf(token: Token, headings: Outline): Growing {
  const kind = kindOf(token);
  const { element, grow } = growing(token, headings);
  return { element, grow: (next, headings) => kindOf(next) === kind && grow(next, headings) };
}

/** No more text belongs to it. */
export function settle(element: Element): void {
  keepSelection(element, () => {
    joinLines(element);
  });
  paintCode(element);
  watchScrollers(element);
}

/** Words in an item are the same with blank lines around them or without. */
function kindOf({ type }: Token): string {
  return type === 'text' ? 'paragraph' : type;
}

function growing(token: Token, headings: Outline): Growing {
  switch (kindOf(token)) {
    case 'list':
      return listView(token as Tokens.List, headings);
    case 'blockquote':
      return quoteView(token as Tokens.Blockquote, headings);
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

function listView(token: Tokens.List, headings: Outline): Growing {
  const frame = (list: Token) => built({ ...list, items: [] }, headings);
  const element = frame(token);
  const views: ChildrenView[] = [];
  let items: readonly Tokens.ListItem[] = [];
  let painted = 0;
  const viewAt = (index: number): ChildrenView => {
    const there = views[index];
    if (there) return there;
    const item = document.createElement('li');
    element.append(item);
    return childrenView(item);
  };
  const grow: Grow = (next, headings) => {
    const list = next as Tokens.List;
    const wanted = frame(list);
    if (wanted.nodeName !== element.nodeName) return false;
    patchAttributes(element, wanted);
    const same = sameAtStart(items, list.items);
    for (const item of childrenFrom(element, list.items.length)) item.remove();
    views.length = Math.min(views.length, list.items.length);
    for (const [offset, { tokens }] of list.items.slice(same).entries()) {
      const view = viewAt(same + offset);
      views[same + offset] = view;
      view.show(tokens, headings.copy());
    }
    for (let index = Math.min(painted, same); index < same; index++) {
      const item = element.children[index];
      if (item) settle(item);
    }
    painted = same;
    ({ items } = list);
    return true;
  };
  grow(token, headings);
  return { element, grow };
}

function quoteView(token: Tokens.Blockquote, headings: Outline): Growing {
  const element = built({ ...token, tokens: [] }, headings);
  const view = childrenView(element);
  const grow: Grow = (next, headings) => {
    view.show((next as Tokens.Blockquote).tokens, headings);
    return true;
  };
  grow(token, headings);
  return { element, grow };
}

function tableView(token: Tokens.Table, headings: Outline): Growing {
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

function codeView(token: Tokens.Code, headings: Outline): Growing {
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
  let settledTokens: readonly Token[] = [];
  let lastSettled: ChildNode | undefined;
  const grow: Grow = (next, headings) => {
    const paragraph = next as PartlySettled;
    if (sameAtStart(settledTokens, paragraph.tokens) < settledTokens.length) {
      lines.join();
      settledTokens = [];
      lastSettled = undefined;
    }
    const settled = Math.max(paragraph.settled ?? 0, settledTokens.length);
    const nodesOf = (from: number, to?: number) => [
      ...built({ ...paragraph, tokens: paragraph.tokens.slice(from, to) }, headings).childNodes,
    ];
    const run = settled > settledTokens.length ? nodesOf(settledTokens.length, settled) : [];
    const open = nodesFrom(lastSettled ? lastSettled.nextSibling : element.firstChild);
    patch(element, open, [...run, ...nodesOf(settled)]);
    // What was there may have been kept instead of what was built.
    const now = nodesFrom(lastSettled ? lastSettled.nextSibling : element.firstChild);
    lastSettled = now[run.length - 1] ?? lastSettled;
    if (lastSettled && run.length > 0) lastSettled = lines.split(lastSettled);
    settledTokens = paragraph.tokens.slice(0, settled);
    return true;
  };
  return { element, grow };
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
