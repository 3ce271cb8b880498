/** A log in, its events out one by one until the run has ended; a slow consumer slows the log, a leaving one frees it. */
import type { ReviewEvent } from '../review/event.ts';
import type { ReviewLog } from './reviewLog.ts';

export async function* followLog(log: ReviewLog): AsyncGenerator<ReviewEvent, void, undefined> {
  const reader = log.open();
  reader.setLive(true);
  try {
    for (;;) {
      const events = log.after(reader.position);
      for (const event of events) {
        yield event;
        reader.moveTo(event.seq);
        if (event.type === 'ended') return;
      }
      if (log.length === reader.position) await nextAppend(log);
    }
  } finally {
    reader.dispose();
  }
}

function nextAppend(log: ReviewLog): Promise<void> {
  return new Promise((resolve) => {
    const subscription = log.onAppended(() => {
      subscription.dispose();
      resolve();
    });
  });
}
