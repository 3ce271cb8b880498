/** Key presses in, what they mean for the findings out: the focus on another card, or a press of the card's own button. */

/** A letter does what the button of this name in the focused card does. */
const letters: Readonly<Record<string, string>> = { a: 'apply', p: 'preview', d: 'discard', Enter: 'revealFinding' };
const fields = 'input, textarea, select, [contenteditable]';

export function listenForKeys(root: ParentNode): void {
  addEventListener('keydown', (event) => {
    const { ctrlKey, altKey, metaKey, shiftKey, isComposing, defaultPrevented } = event;
    if (ctrlKey || altKey || metaKey || shiftKey || isComposing || defaultPrevented) return;
    const focused = document.activeElement;
    if (focused?.matches(fields)) return;
    if (press(event, focused) || move(event, focused, root)) event.preventDefault();
  });
}

/** A card takes Enter only for itself: on a button in it, it is that button's. */
function press({ key, repeat }: KeyboardEvent, focused: Element | null): boolean {
  const name = Object.hasOwn(letters, key) ? letters[key] : undefined;
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
  const cards = [...root.querySelectorAll<HTMLElement>('article.finding')];
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
