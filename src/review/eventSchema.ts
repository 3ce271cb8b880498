/** What a ReviewEvent must look like where one comes from outside: a file on disk, a message to the panel. */
import * as v from 'valibot';
import { errorKinds } from '../util/errorKind.ts';
import { outcomes, rungs, type Notice, type ReviewEvent } from './event.ts';
import { findingSchema } from './findingSchema.ts';
import { dispositions } from './finding.ts';
import { targetKinds } from './target.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Delays are reckoned, and need not come out as whole numbers. */
const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));
/** The fields of a TargetSummary. */
export const summaryFields = {
  kind: v.picklist(targetKinds),
  uri: v.string(),
  label: v.string(),
  symbol: v.exactOptional(v.string()),
  languageId: v.string(),
  startLine: count,
  endLine: count,
  masked: v.exactOptional(count),
};
const codePoint = v.pipe(count, v.maxValue(0x10ffff));
const hiddenPlace = v.object({ codePoint, lines: v.array(count), count });
const mixedWord = v.object({
  word: v.string(),
  scripts: v.array(v.string()),
  looksLike: v.exactOptional(v.string()),
  line: v.exactOptional(count),
});
const notice: v.GenericSchema<unknown, Notice> = v.variant('kind', [
  v.object({ kind: v.literal('firstUse'), message: v.string() }),
  v.object({ kind: v.literal('masked'), count }),
  v.object({ kind: v.literal('hiddenCharacters'), characters: v.array(hiddenPlace) }),
  v.object({ kind: v.literal('mixedScripts'), where: v.picklist(['code', 'answer']), words: v.array(mixedWord) }),
  v.object({ kind: v.literal('adjusted'), detail: v.string() }),
  v.object({ kind: v.literal('unstreamed') }),
  v.object({ kind: v.literal('refusal'), detail: v.string() }),
  v.object({ kind: v.literal('retracted') }),
  v.object({ kind: v.literal('paused'), delayMs: milliseconds, message: v.string() }),
  v.object({
    kind: v.literal('retrying'),
    attempt: count,
    attempts: count,
    delayMs: milliseconds,
    message: v.string(),
  }),
  v.object({ kind: v.literal('delayed'), delayMs: milliseconds, message: v.string() }),
  v.object({ kind: v.literal('stalled'), silentMs: milliseconds }),
  v.object({ kind: v.literal('keptWaiting') }),
  v.object({ kind: v.literal('resumed'), rung: v.picklist(rungs), trimmed: count }),
  v.object({ kind: v.literal('restarted') }),
]);
const position = { seq: count, reviewId: v.string(), run: count, at: v.number() };
export const eventSchema: v.GenericSchema<unknown, ReviewEvent> = v.variant('type', [
  v.object({
    ...position,
    type: v.literal('started'),
    target: v.object(summaryFields),
    model: v.string(),
    endpoint: v.string(),
    continues: v.exactOptional(v.literal(true)),
  }),
  v.object({ ...position, type: v.literal('queued'), place: count }),
  v.object({ ...position, type: v.literal('text'), text: v.string() }),
  v.object({ ...position, type: v.literal('reasoning'), text: v.string() }),
  v.object({ ...position, type: v.picklist(['findingOpened', 'findingClosed']), finding: findingSchema }),
  v.object({
    ...position,
    type: v.literal('findingSettled'),
    findingId: v.string(),
    disposition: v.picklist(dispositions),
  }),
  v.object({
    ...position,
    type: v.literal('usage'),
    promptTokens: v.exactOptional(count),
    completionTokens: v.exactOptional(count),
    reasoningTokens: v.exactOptional(count),
  }),
  v.object({ ...position, type: v.literal('notice'), notice }),
  v.object({
    ...position,
    type: v.literal('error'),
    kind: v.picklist(errorKinds),
    message: v.string(),
    detail: v.exactOptional(v.string()),
    retryable: v.boolean(),
    resumable: v.boolean(),
  }),
  v.object({
    ...position,
    type: v.literal('ended'),
    outcome: v.picklist(outcomes),
    cause: v.exactOptional(v.string()),
  }),
]);
