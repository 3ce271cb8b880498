/** What was played in, one line about what happened out, for the table of the rows. */
import type { ReviewEvent } from '../../../src/review/event.ts';
import type { Played } from './play.ts';

/** `network → replay → finished` */
export function storyOf({ log }: Pick<Played, 'log'>): string {
  return log.flatMap(wordOf).join(' → ');
}

/** The stories of several, each once, with how often it was told. */
export function storiesOf(played: readonly Pick<Played, 'log'>[]): string {
  const counts = new Map<string, number>();
  for (const story of played.map(storyOf)) counts.set(story, (counts.get(story) ?? 0) + 1);
  return [...counts].map(([story, count]) => (count === 1 ? story : `${count} × ${story}`)).join(', ');
}

function wordOf(event: ReviewEvent): string[] {
  if (event.type === 'error') return [event.kind];
  if (event.type === 'ended') return [event.cause === undefined ? event.outcome : `${event.outcome} (${event.cause})`];
  if (event.type !== 'notice') return [];
  const { notice } = event;
  if (notice.kind === 'resumed') return [notice.rung];
  return [notice.kind === 'stalled' ? 'silence' : notice.kind];
}
