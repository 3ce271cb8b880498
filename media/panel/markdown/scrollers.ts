/** Elements with code and tables in; of the boxes in them, those that have something to scroll can be reached with Tab. */
const boxes = 'pre, div';

/** A look at the layout that is made anyway: to measure each box as it grows would lay the page out once more. */
const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

/** Looks now, and again whenever the size of a box changes. */
export function watchScrollers(root: Element): void {
  for (const box of [...(root.matches(boxes) ? [root] : []), ...root.querySelectorAll(boxes)]) {
    watcher.unobserve(box);
    watcher.observe(box);
  }
}
