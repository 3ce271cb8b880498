/** Clicks on the answer's links in, addresses for the host out: the page itself never follows one. */
export function interceptLinks(root: HTMLElement, open: (url: string) => void): void {
  const intercept = (event: Event, follow: boolean) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    // VS Code's own listener on the document opens links, too; one of the two is enough, and ours asks first.
    event.preventDefault();
    event.stopPropagation();
    if (follow) open(link.href);
  };
  root.addEventListener('click', (event) => {
    intercept(event, true);
  });
  root.addEventListener('auxclick', (event) => {
    intercept(event, false);
  });
}
