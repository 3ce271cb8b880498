/** A review as it lies on disk: written by us, but read like any other file, with every field checked. */
import * as v from 'valibot';
import type { ReviewEvent } from '../review/event.ts';
import { eventSchema, summaryFields } from '../review/eventSchema.ts';
import { hasOpenRun } from '../review/phase.ts';
import { mergeText } from '../review/mergeText.ts';
import type { ReviewTarget } from '../review/target.ts';

export interface ReviewRecord {
  readonly id: string;
  readonly target: ReviewTarget;
  readonly events: readonly ReviewEvent[];
  /** While a window runs the review: when it last wrote, in milliseconds since the epoch. */
  readonly aliveAt?: number;
}

const record = v.pipe(
  v.object({
    version: v.literal(1),
    id: v.pipe(v.string(), v.uuid()),
    target: v.object({ ...summaryFields, text: v.string(), documentText: v.exactOptional(v.string()) }),
    events: v.pipe(
      v.array(eventSchema),
      v.check((events) => events[0]?.type === 'started' && events.every(({ seq }, index) => seq === index + 1)),
    ),
    aliveAt: v.exactOptional(v.number()),
  }),
  v.check(({ id, events }) => events.every(({ reviewId }) => reviewId === id)),
);

/** Neighbouring text is stored as one event, and the events are numbered anew. */
export function encodeRecord({ events, ...rest }: ReviewRecord): Uint8Array {
  const numbered = mergeText(events).map((merged, index) => ({ ...merged, seq: index + 1 }));
  return new TextEncoder().encode(JSON.stringify({ version: 1, ...rest, events: numbered }));
}

/** The same, without the whole document where that takes more than `most` bytes: it only helps to find lines again. */
export function encodeWithin(most: number, record: ReviewRecord): Uint8Array {
  const { documentText, ...target } = record.target;
  if (documentText !== undefined && documentText.length < most) {
    const whole = encodeRecord(record);
    if (whole.length <= most) return whole;
  }
  return encodeRecord({ ...record, target });
}

/** Undefined where the bytes are not a record of ours. */
export function decodeRecord(bytes: Uint8Array): ReviewRecord | undefined {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  const result = v.safeParse(record, json);
  return result.success ? result.output : undefined;
}

/** How long a window may write nothing of a review that it runs, in milliseconds, before it counts as gone. */
export const aliveFor = 8000;

/** Whether some window runs the review at this moment. */
export function isAlive({ aliveAt, events }: ReviewRecord, now: number): boolean {
  return aliveAt !== undefined && hasOpenRun(events) && Math.abs(now - aliveAt) < aliveFor;
}
