/** A hostile answer and how it is cut in, the messages with which the extension host would bring it to the panel out. */
import type { ToPanel } from '../../../src/protocol/messages.ts';
import type { ReviewEventBody } from '../../../src/review/event.ts';
import { batch, finished, reviewScript, started } from '../panelPage/reviewScript.ts';
import { sampleAnswer } from '../panelPage/sampleReview.ts';
import type { Split } from './splits.ts';

/** A review as it is played to the panel. */
export interface HostileLog {
  readonly reviewId: string;
  readonly batches: readonly ToPanel[];
  /** Has the panel forget it. */
  readonly end: ToPanel;
}

/** The real host's batches are numbered from 1. */
const firstId = 1_000_000;

let reviews = 0;

/** An answer, with the findings that the host reads from each piece of it. */
export function hostileAnswer(split: Split): HostileLog {
  const answer = sampleAnswer();
  const batches = split.map((pieces) => pieces.flatMap((piece) => answer.text(piece)));
  return hostileLog([started()], ...batches, [...answer.end(true), finished]);
}

/** One batch for each list of events. */
export function hostileLog(...batches: readonly (readonly ReviewEventBody[])[]): HostileLog {
  reviews += 1;
  const reviewId = `hostile-${reviews}`;
  const script = reviewScript(reviewId);
  const end: ToPanel = { ...batch(), news: [{ type: 'forget', reviewId }] };
  return { reviewId, batches: batches.map((bodies) => numbered(script.batch(...bodies))), end: numbered(end) };
}

function numbered(message: ToPanel): ToPanel {
  return { ...message, id: firstId + message.id };
}
