/** Whatever the panel's page posted in, a checked message out, or undefined where it is not one of ours. */
import * as v from 'valibot';
import { allFindingsIntents, findingIntents, plainIntents, reviewIntents, type FromPanel } from './messages.ts';

const reviewId = v.pipe(v.string(), v.maxLength(64));
const findingId = v.pipe(v.string(), v.maxLength(32));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const schema = v.union([
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('ack'), id: count }),
  v.strictObject({ type: v.picklist(plainIntents) }),
  v.strictObject({ type: v.picklist(reviewIntents), reviewId }),
  v.strictObject({ type: v.picklist(allFindingsIntents), reviewId }),
  v.strictObject({ type: v.picklist(findingIntents), reviewId, findingId }),
  v.strictObject({ type: v.literal('select'), reviewId }),
  v.strictObject({ type: v.literal('reveal'), reviewId }),
  v.strictObject({ type: v.literal('reveal'), reviewId, line: count }),
  v.strictObject({ type: v.literal('openLink'), url: v.pipe(v.string(), v.maxLength(8192)) }),
  v.strictObject({ type: v.literal('undo'), reviewId, findingId }),
  v.strictObject({ type: v.literal('focusCode') }),
]);

export function parseFromPanel(message: unknown): FromPanel | undefined {
  const result = v.safeParse(schema, message);
  return result.success ? result.output : undefined;
}
