/** The head before it is drawn again in, a function that brings a focus that went with its button to the next best out. */

/** Never to a button that starts a run, for whoever pressed a key in order to close something. */
export function keepHeadFocus(root: ParentNode): () => void {
  const focused = document.activeElement;
  if (!focused?.closest('.head')) return () => undefined;
  const tab = tabsIn(root).findIndex((one) => one === focused);
  return () => {
    if (focused.isConnected) return;
    // The buttons come and go with the phase; the focus stays among them.
    const next = tab < 0 ? root.querySelector<HTMLElement>('.remedies button, .actions button') : nextTab(root, tab);
    next?.focus({ preventScroll: true });
  };
}

/** The one that has taken the place of a tab, else the one before; where a single review is left, its name. */
function nextTab(root: ParentNode, at: number): HTMLElement | null {
  const tabs = tabsIn(root);
  return tabs[Math.min(at, tabs.length - 1)] ?? root.querySelector<HTMLElement>('button.target');
}

function tabsIn(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[role=tab]')];
}
