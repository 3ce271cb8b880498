/** A window with the panel's page in it, simulated: every message and every change of view takes its time. */
import assert from 'node:assert/strict';
import type { Scheduler } from 'fast-check';
import { emptyPanel, receive, type PanelState } from '../../../media/panel/store.ts';
import { Channel } from '../../../src/delivery/channel.ts';
import type { FromPanel, ToPanel } from '../../../src/protocol/messages.ts';

interface Page {
  panel: PanelState;
  loaded: boolean;
  /** What was posted while it was loading. */
  readonly early: ToPanel[];
}

export interface SimulatedWindow {
  readonly channel: Channel;
  /** What is on the screen. */
  panel(): PanelState | undefined;
  /** The page ends with it, or stays where the hiding was too short for that. */
  hide(page: 'ends' | 'stays'): void;
  show(): void;
  /** Loads the page again while it is to be seen. */
  reload(): void;
}

export function simulatedWindow(scheduler: Scheduler): SimulatedWindow {
  /** Messages of one direction never overtake each other; those of two directions do. */
  const lane = (name: string) => {
    let last: Promise<unknown> = Promise.resolve();
    return (job: () => void) => {
      last = last.then(() => scheduler.schedule(Promise.resolve(), name)).then(job);
    };
  };
  const toPage = lane('to the page');
  const toHost = lane('to the host');
  const viewState = lane('view state');
  const loading = lane('loading');
  const frames = lane('frame');

  let page: Page | undefined;
  let isShown = false;
  let unacknowledged: number | undefined;

  const postToPage = (message: ToPanel) => {
    assert.equal(unacknowledged, undefined, 'one batch at a time');
    unacknowledged = message.id;
    toPage(() => {
      if (page?.loaded === true) take(page, message);
      else page?.early.push(message);
    });
  };
  const channel = new Channel(postToPage, { frame: 0, reload: 0 });

  const postToHost = (message: FromPanel) => {
    toHost(() => {
      if (message.type === 'ready') {
        unacknowledged = undefined;
        channel.ready([{ type: 'hello', strings: {}, shortcut: { other: '', mac: '' } }]);
      } else if (message.type === 'ack') {
        if (message.id === unacknowledged) unacknowledged = undefined;
        channel.acknowledge(message.id);
      }
    });
  };

  /** As in media/panel/main.ts. */
  function take(receiver: Page, message: ToPanel): void {
    const before = receiver.panel;
    receiver.panel = receive(before, message);
    if (receiver.panel.connection === 'waiting') {
      if (receiver.panel.gaps > before.gaps) postToHost({ type: 'ready' });
    } else {
      frames(() => {
        if (page === receiver) postToHost({ type: 'ack', id: message.id });
      });
    }
  }

  function load(): void {
    const loaded: Page = { panel: emptyPanel, loaded: false, early: [] };
    page = loaded;
    loading(() => {
      if (page !== loaded) return;
      loaded.loaded = true;
      postToHost({ type: 'ready' });
      for (const message of loaded.early) take(loaded, message);
    });
  }

  return {
    channel,
    panel: () => page?.panel,
    hide: (fate) => {
      if (!isShown) return;
      isShown = false;
      if (fate === 'ends') page = undefined;
      viewState(() => channel.setVisible(false));
    },
    show: () => {
      if (isShown) return;
      isShown = true;
      if (!page) load();
      viewState(() => channel.setVisible(true));
    },
    reload: () => {
      if (isShown) load();
    },
  };
}
