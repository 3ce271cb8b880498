/** Log events in, the same story in fewer events out: neighbouring text of one run becomes one event. */
import type { ReviewEvent } from './event.ts';

type TextEvent = Extract<ReviewEvent, { type: 'text' | 'reasoning' }>;

/** The merged event has the `seq` of its last part and the time of its first. */
export function mergeText(events: readonly ReviewEvent[]): ReviewEvent[] {
  const merged: ReviewEvent[] = [];
  let open: TextEvent[] = [];
  const close = () => {
    const [first, last] = [open[0], open.at(-1)];
    if (first && last) merged.push({ ...last, at: first.at, text: open.map((event) => event.text).join('') });
    open = [];
  };
  for (const event of events) {
    const continues = event.type === open[0]?.type && event.run === open[0].run;
    if (!continues) close();
    if (event.type === 'text' || event.type === 'reasoning') open.push(event);
    else merged.push(event);
  }
  close();
  return merged;
}
