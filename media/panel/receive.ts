/** The panel's door: whatever was posted to the page in, a well-formed host message or nothing out. */
import * as v from 'valibot';
import type { ToPanel } from '../../src/protocol/messages.ts';
import { eventSchema } from '../../src/review/eventSchema.ts';

const slice = v.object({ reviewId: v.string(), after: v.number(), events: v.array(eventSchema) });

const shortcut = v.object({ other: v.string(), mac: v.string() });

const toPanel: v.GenericSchema<unknown, ToPanel> = v.variant('type', [
  v.object({ type: v.literal('hello'), strings: v.record(v.string(), v.string()), shortcut }),
  v.object({ type: v.literal('batch'), id: v.number(), slices: v.array(slice) }),
  v.object({ type: v.picklist(['show', 'forget']), reviewId: v.string() }),
]);

/** Undefined for anything that the host does not say. */
export function parseHostMessage(data: unknown): ToPanel | undefined {
  const result = v.safeParse(toPanel, data);
  return result.success ? result.output : undefined;
}
