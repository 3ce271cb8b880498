/** A review event in, the same for a reader's eyes out: with escapes for what cannot be seen, in all but growing text. */
import { visibleText } from '../util/visibleText.ts';
import type { ReviewEvent } from './event.ts';

/** What arrives in pieces is to be read on, and findings count its characters: whoever shows it makes it visible. */
export function visibleEvent(event: ReviewEvent): ReviewEvent {
  return event.type === 'text' || event.type === 'reasoning' ? event : (visible(event) as ReviewEvent);
}

function visible(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, visible(part)]));
}
