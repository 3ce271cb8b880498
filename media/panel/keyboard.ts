/** Key presses in, what they mean out: the focus on another card, a press of the card's own button, or a wish. */
import { findingKeys } from './findingKeys.ts';

/** A key does what the button of this name in the focused card does. */
const buttons: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(findingKeys).map(([name, key]) => [key, name]),
);
const fields = 'input, textarea, select, [contenteditable]';

export interface KeyWishes {
  readonly filter: () => void;
  readonly undo: () => void;
  readonly toCode: () => void;
}

export function listenForKeys(root: ParentNode, wishes: KeyWishes): void {
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, altKey, metaKey, shiftKey, isComposing, defaultPrevented } = event;
    if (ctrlKey || altKey || metaKey || isComposing || defaultPrevented || isTyping()) return;
    // Many keyboards have the slash above another sign.
    if (shiftKey && key !== '/') return;
    const focused = document.activeElement;
    if (wish(event, wishes) || press(event, focused) || move(event, focused, root)) event.preventDefault();
  });
}

/** Whether the keys are those of a field. */
export function isTyping(): boolean {
  return document.activeElement?.matches(fields) === true;
}

function wish({ key, repeat }: KeyboardEvent, { filter, undo, toCode }: KeyWishes): boolean {
  const wishes: Readonly<Record<string, () => void>> = { '/': filter, u: undo, Escape: toCode };
  const fulfil = Object.hasOwn(wishes, key) ? wishes[key] : undefined;
  if (!repeat) fulfil?.();
  return fulfil !== undefined;
}

/** A card takes Enter only for itself: on a button in it, it is that button's. */
function press({ key, repeat }: KeyboardEvent, focused: Element | null): boolean {
  const name = Object.hasOwn(buttons, key) ? buttons[key] : undefined;
  const card = key === 'Enter' ? focused : focused?.closest('article.finding');
  if (name === undefined || card?.matches('article.finding') !== true) return false;
  const button = card.querySelector<HTMLElement>(`button[data-name=${name}]`);
  if (!repeat) button?.click();
  return true;
}

/** The arrows scroll the page, until the focus is on a card. */
function move({ key }: KeyboardEvent, focused: Element | null, root: ParentNode): boolean {
  const onCard = focused?.matches('article.finding') === true;
  const down = key === 'j' || (onCard && key === 'ArrowDown');
  const up = key === 'k' || (onCard && key === 'ArrowUp');
  if (!down && !up) return false;
  const cards = [...root.querySelectorAll<HTMLElement>('article.finding:not([hidden])')];
  const from = cards.findIndex((card) => card.contains(focused));
  const to = from >= 0 ? from + (down ? 1 : -1) : cards.findIndex(isInView);
  const card = from >= 0 ? cards[to] : (cards[to] ?? cards.at(-1));
  card?.focus();
  return card !== undefined;
}

function isInView(card: HTMLElement): boolean {
  const head = document.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
  return card.getBoundingClientRect().bottom > Math.max(0, head);
}
