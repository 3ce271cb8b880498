/** What the panel has to show, one situation after the other: the messages of the host that lead there. */
import type { PanelNews, ToPanel } from '../../../src/protocol/messages.ts';
import { batch, broken, continued, finished, hello, notice, reviewScript, started, text } from './reviewScript.ts';
import { sampleAnswer, sampleReview, sampleRun } from './sampleReview.ts';

const cut = 'The connection was cut after 640 characters. What arrived is kept, and the rest is asked for.';

const places: Extract<PanelNews, { type: 'places' }> = {
  type: 'places',
  reviewId: '1',
  places: {
    '1.0': { startLine: 52, endLine: 53, state: 'inPlace' },
    '1.1': { startLine: 71, endLine: 72, state: 'changed' },
  },
};

/** What the host has said, by the name of what the panel then shows. */
export const scenes = {
  idle: () => [],
  waiting: () => [reviewScript('1', { begunAgo: 4000 }).batch(started())],
  streaming: () => {
    const script = reviewScript('1', { begunAgo: 6400, apart: 400 });
    return [script.batch(started(), ...sampleAnswer().text(sampleReview.slice(0, 900))), places];
  },
  done: () => [whole('1'), places],
  settled: () => {
    const script = reviewScript('1', { begunAgo: 12_000, apart: 100 });
    return [
      script.batch(
        started(),
        ...sampleRun(sampleReview, true),
        finished,
        { type: 'findingSettled', findingId: '1.0', disposition: 'applied' },
        { type: 'findingSettled', findingId: '1.2', disposition: 'discarded' },
      ),
      { ...places, places: { ...places.places, '1.1': { startLine: 70, endLine: 70, state: 'outdated' } } },
    ];
  },
  failed: () => [
    reviewScript('1', { begunAgo: 900, apart: 300 }).batch(
      started({ label: 'packages/storefront/src/checkout/shop/cart.ts' }),
      {
        type: 'error',
        kind: 'network',
        message:
          'No server answered at http://localhost:11434. Start it, or check the address in the settings, then review again.',
        detail: 'connect ECONNREFUSED 127.0.0.1:11434',
        retryable: true,
        resumable: false,
      },
      { type: 'ended', outcome: 'failed' },
    ),
  ],
  interrupted: () => [
    reviewScript('1', { begunAgo: 9000, apart: 3000 }).batch(
      started(),
      ...sampleRun(sampleReview.slice(0, 900)),
      broken('The connection was cut after 900 characters. What arrived is kept; going on by itself did not succeed.'),
      { type: 'ended', outcome: 'interrupted' },
    ),
  ],
  queued: () => [reviewScript('1', { begunAgo: 3000 }).batch(started(), { type: 'queued', place: 2 })],
  paused: () => [
    reviewScript('1', { begunAgo: 18_000 }).batch(
      started(),
      notice({
        kind: 'paused',
        delayMs: 60_000,
        message: 'http://localhost:11434 has had too many requests. It asked for a pause of 60 s.',
      }),
    ),
  ],
  retrying: () => [
    reviewScript('1', { begunAgo: 400 }).batch(
      started(),
      notice({
        kind: 'retrying',
        attempt: 2,
        attempts: 3,
        delayMs: 4000,
        message: 'http://localhost:11434 is overloaded or still loading its model.',
      }),
    ),
  ],
  stalled: () => [
    reviewScript('1', { begunAgo: 14_000, apart: 1000 }).batch(
      started(),
      ...sampleAnswer().text(sampleReview.slice(0, 640)),
      notice({ kind: 'stalled', silentMs: 500 }),
    ),
  ],
  resuming: () => [
    reviewScript('1', { begunAgo: 9000, apart: 1000 }).batch(
      started(),
      ...sampleAnswer().text(sampleReview.slice(0, 640)),
      broken(cut),
    ),
  ],
  resumed: () => {
    const first = sampleAnswer();
    return [
      reviewScript('1', { begunAgo: 14_000, apart: 1000 }).batch(
        started(),
        ...first.text(sampleReview.slice(0, 180)),
        broken(cut),
        notice({ kind: 'resumed', rung: 'append', trimmed: 12 }),
        ...first.text(sampleReview.slice(180, 460)),
        ...first.end(false),
        { type: 'ended', outcome: 'truncated', cause: 'length' },
        continued(),
        notice({ kind: 'resumed', rung: 'prefill', trimmed: 0 }),
        ...sampleAnswer(sampleReview.slice(0, 460)).text(sampleReview.slice(460, 900)),
      ),
    ];
  },
  restarted: () => [
    reviewScript('1', { begunAgo: 14_000, apart: 1000 }).batch(
      started(),
      text('Something else'),
      broken(cut),
      notice({ kind: 'restarted' }),
      ...sampleAnswer().text(sampleReview.slice(0, 640)),
    ),
  ],
  truncated: () => [
    reviewScript('1', { begunAgo: 9000, apart: 3000 }).batch(started(), ...sampleRun(sampleReview.slice(0, 900)), {
      type: 'ended',
      outcome: 'truncated',
      cause: 'length',
    }),
  ],
  stopped: () => [
    reviewScript('1', { begunAgo: 9000, apart: 3000 }).batch(started(), ...sampleRun(sampleReview.slice(0, 640)), {
      type: 'ended',
      outcome: 'cancelled',
    }),
  ],
  lost: () => {
    const gap = batch({ ...reviewScript('1').slice(started()), after: 7 });
    return [gap, hello, gap, hello, gap, hello, gap];
  },
  switcher: () => {
    const [first, second, third] = ['1', '2', '3'].map((id) => reviewScript(id, { begunAgo: 12_000, apart: 900 }));
    return [
      batch(
        first!.slice(
          started({ label: 'src/billing/invoice.ts', startLine: 40, endLine: 88 }),
          ...sampleRun(sampleReview, true),
          finished,
        ),
        second!.slice(started({ label: 'api/pay.ts', startLine: 7, endLine: 7 }), {
          type: 'ended',
          outcome: 'cancelled',
        }),
        third!.slice(
          started(),
          { type: 'reasoning', text: 'Let me look at the refund first.' },
          ...sampleAnswer().text(sampleReview.slice(0, 300)),
        ),
      ),
    ];
  },
} satisfies Readonly<Record<string, () => readonly (PanelNews | ToPanel)[]>>;

function whole(id: string) {
  return reviewScript(id, { begunAgo: 12_000, apart: 3500 }).batch(
    started(),
    ...sampleRun(sampleReview, true),
    { type: 'usage', promptTokens: 812, completionTokens: 431 },
    finished,
  );
}
