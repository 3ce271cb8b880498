// Whatever becomes of the page while a review streams, in whatever order host and page hear of it: nothing is lost.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ReviewLog } from '../../../src/session/reviewLog.ts';
import { summarize } from '../../../src/review/target.ts';
import { someTarget } from '../../support/reviewTarget.ts';
import { simulatedWindow } from './simulatedWindow.ts';

const steps = ['say', 'say', 'begin', 'hide for a moment', 'hide', 'show', 'reload'] as const;

describe('Channel, interleaved with the life of the page', () => {
  it('shows the whole of every log in the end, and sends one batch at a time', async () => {
    const runs = fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom(...steps), { maxLength: 20 }),
      async (scheduler, chosen) => {
        const window = simulatedWindow(scheduler);
        const logs: ReviewLog[] = [];
        const begin = async () => {
          const log = new ReviewLog(`review ${logs.length}`, [], () => 0);
          logs.push(log);
          window.channel.attach(log);
          await log.append(1, { type: 'started', target: summarize(someTarget), endpoint: '', model: '' });
        };
        const act: Record<(typeof steps)[number], () => unknown> = {
          say: () => Promise.all(logs.map((log) => log.append(1, { type: 'text', text: `${log.length} ` }))),
          begin,
          'hide for a moment': () => {
            window.hide('stays');
          },
          hide: () => {
            window.hide('ends');
          },
          show: () => {
            window.show();
          },
          reload: () => {
            window.reload();
          },
        };
        await begin();
        window.show();
        const script = chosen.map((step) => ({ label: step, builder: async () => act[step]() }));
        const sequence = scheduler.scheduleSequence([...script, { label: 'show', builder: async () => act.show() }]);
        await scheduler.waitIdle();
        assert.ok(sequence.done);

        const shown = [...(window.panel()?.reviews.values() ?? [])].map(({ seq, text }) => ({ seq, text }));
        const logged = logs.map((log) => {
          const text = log.after(0).map((event) => (event.type === 'text' ? event.text : ''));
          return { seq: log.length, text: text.join('') };
        });
        assert.deepEqual(shown, logged);
      },
    );
    await fc.assert(runs, { numRuns: 1000 });
  });
});
