/** Answers → the reviews of an extension host over them: session, log, state, and a panel that acknowledges at once. */
import { createCapabilities } from '../../../src/completion/capabilities.ts';
import type { streamCompletion } from '../../../src/completion/client.ts';
import { createGates, type Gates } from '../../../src/completion/gate/gates.ts';
import { Channel } from '../../../src/delivery/channel.ts';
import { Reviews } from '../../../src/session/reviews.ts';
import type { Disposable } from '../../../src/util/disposableStore.ts';
import { english } from '../../../src/util/localizer.ts';

export interface HostReviews extends Disposable {
  readonly reviews: Reviews;
  readonly channel: Channel;
  /** Settles with the outcome of the newest run, once that has ended. */
  ended(id: string): Promise<string>;
}

export function hostReviews(complete: typeof streamCompletion, gates: Gates = createGates()): HostReviews {
  const reviews = new Reviews({ complete, capabilities: createCapabilities(), gates, l10n: english });
  const channel: Channel = new Channel(({ id }) => {
    setImmediate(() => {
      channel.acknowledge(id);
    });
  });
  channel.setVisible(true);
  channel.ready([]);
  reviews.onAdded(({ log }) => {
    channel.attach(log);
  });
  reviews.onRemoved(({ id }) => {
    channel.detach(id);
  });
  return {
    reviews,
    channel,
    ended: (id) =>
      new Promise((resolve) => {
        const subscription = reviews.onChanged(({ reviewId, ...event }) => {
          if (reviewId !== id || event.type !== 'ended') return;
          subscription.dispose();
          resolve(event.outcome);
        });
      }),
    dispose: () => {
      reviews.dispose();
      channel.dispose();
    },
  };
}
