/** A review's log in, a panel over the real channel and the page's own store out: shown, hidden, loaded anew as one likes. */
import { emptyPanel, receive, type PanelState } from '../../../media/panel/store.ts';
import { Channel } from '../../../src/delivery/channel.ts';
import type { ToPanel } from '../../../src/protocol/messages.ts';
import type { ReviewLog } from '../../../src/session/reviewLog.ts';

export interface PageOf {
  /** Every batch that the host has sent, whether it arrived or not. */
  readonly sent: readonly ToPanel[];
  /** What the page holds; undefined while there is none. */
  readonly panel: () => PanelState | undefined;
  readonly show: () => void;
  /** The page ends. */
  readonly hide: () => void;
  /** A new page that listens, and says so. */
  readonly load: () => void;
  readonly dispose: () => void;
}

/** How a message fares: `deliver` brings it to the page, and the result is what the host is told of that. */
export type Postman = (deliver: () => void) => unknown;

export function pageOf(log: ReviewLog, postman: Postman = (deliver) => deliver()): PageOf {
  const sent: ToPanel[] = [];
  let panel: PanelState | undefined;
  const take = (batch: ToPanel) => {
    if (!panel) return;
    panel = receive(panel, batch);
    if (panel.connection === 'live') channel.acknowledge(batch.id);
    else if (panel.gaps > 0) load();
  };
  const channel = new Channel(
    (batch) => {
      sent.push(batch);
      return postman(() => setImmediate(take, batch));
    },
    { reload: 20 },
  );
  const load = () => {
    panel = emptyPanel;
    channel.ready([{ type: 'hello', strings: {}, shortcut: { other: '', mac: '' } }]);
  };
  channel.attach(log);
  return {
    sent,
    panel: () => panel,
    show: () => {
      channel.setVisible(true);
    },
    hide: () => {
      panel = undefined;
      channel.setVisible(false);
    },
    load,
    dispose: () => {
      channel.dispose();
    },
  };
}
