/** The panel's head in, its height out: to the stylesheet, which keeps as much free above whatever gets the focus. */
const observer = new ResizeObserver(([entry]) => {
  const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
  document.documentElement.style.setProperty('--head-height', `${height}px`);
});

/** Undefined where the page has none. */
export function measureHead(head: Element | undefined): void {
  observer.disconnect();
  if (head) observer.observe(head);
}
