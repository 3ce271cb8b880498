/** The panel's door: whatever was posted to the page in; a well-formed host message, a batch that is none, or nothing out. */
import * as v from 'valibot';
import type { PanelNews, ToPanel } from '../../src/protocol/messages.ts';
import { eventSchema } from '../../src/review/eventSchema.ts';
import { placeStates } from '../../src/review/finding.ts';

const slice = v.object({ reviewId: v.string(), after: v.number(), events: v.array(eventSchema) });

const shortcut = v.object({ other: v.string(), mac: v.string() });

const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const place = v.object({ startLine: line, endLine: line, state: v.picklist(placeStates) });

const news: v.GenericSchema<unknown, PanelNews> = v.variant('type', [
  v.object({ type: v.literal('hello'), strings: v.record(v.string(), v.string()), shortcut }),
  v.object({ type: v.literal('places'), reviewId: v.string(), places: v.record(v.string(), place) }),
  v.object({ type: v.literal('history'), isOn: v.boolean() }),
  v.object({ type: v.picklist(['show', 'forget']), reviewId: v.string() }),
]);

const toPanel: v.GenericSchema<unknown, ToPanel> = v.object({
  type: v.literal('batch'),
  id: v.number(),
  news: v.array(news),
  slices: v.array(slice),
});

/** A batch of which something cannot be read, and so is missing. */
const unreadable = v.object({
  type: v.literal('batch'),
  id: v.fallback(v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), undefined),
  news: v.fallback(v.array(news), []),
});

export type Received = ToPanel | Unreadable;

interface Unreadable {
  readonly type: 'unreadable';
  readonly id: number | undefined;
  readonly news: readonly PanelNews[];
}

/** Undefined for anything that the host does not say. */
export function parseHostMessage(data: unknown): Received | undefined {
  const message = v.safeParse(toPanel, data);
  if (message.success) return message.output;
  const batch = v.safeParse(unreadable, data);
  return batch.success ? { ...batch.output, id: batch.output.id, type: 'unreadable' } : undefined;
}
