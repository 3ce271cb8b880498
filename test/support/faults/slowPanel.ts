/** A review's log in, a live panel out that takes nothing until it is thawed, and from then on everything at once. */
import type { ReviewLog } from '../../../src/session/reviewLog.ts';

export interface SlowPanel {
  thaw(): void;
}

export function slowPanel(log: ReviewLog): SlowPanel {
  const reader = log.open();
  reader.setLive(true);
  return {
    thaw: () => {
      log.onAppended(({ seq }) => {
        reader.moveTo(seq);
      });
      reader.moveTo(log.length);
    },
  };
}
