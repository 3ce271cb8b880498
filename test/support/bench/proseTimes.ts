/** Batches of an answer → the milliseconds that each takes as the panel's prose, and as plain text in the same page. */
import type { ProsePage } from '../panelPage/prosePage.ts';
import { taskTimes } from './trace.ts';

/** A page that has drawn so many batches before is warm. */
export const warmUp = 100;

/** What the peers were measured at: text in, elements laid out, the end of the page in view. Without cards, head and state. */
export function proseTimes(page: ProsePage, batches: readonly string[]): Promise<readonly number[]> {
  return timesOf(page, 'prose', batches);
}

/** The floor: a `div` for each line. */
export function plainTimes(page: ProsePage, batches: readonly string[]): Promise<readonly number[]> {
  return timesOf(page, 'plain', batches);
}

async function timesOf(
  { page }: ProsePage,
  kind: 'prose' | 'plain',
  batches: readonly string[],
): Promise<readonly number[]> {
  const times = await taskTimes(page, () =>
    page.evaluate(
      async ({ kind, runs }) => {
        for (const run of runs) {
          const prose = window.Prose.show();
          const lines = document.createElement('div');
          lines.className = 'prose';
          if (kind === 'plain') prose.element.replaceWith(lines);
          else prose.expect(true);
          prose.element.classList.add('newest');
          for (const batch of run) {
            await scheduler.postTask(() => {
              if (kind === 'prose') prose.append(batch, false);
              else {
                for (const [index, words] of batch.split('\n').entries()) {
                  if (index > 0 || !lines.lastChild) lines.append(document.createElement('div'));
                  lines.lastElementChild?.append(words);
                }
              }
              document.documentElement.scrollTop = document.documentElement.scrollHeight;
              document.body.getBoundingClientRect();
            });
          }
        }
      },
      { kind, runs: [batches.slice(0, warmUp), batches] },
    ),
  );
  return times.slice(-batches.length);
}
