/** What a Finding must look like where one comes from outside. */
import * as v from 'valibot';
import { matches, severities, type Finding } from './finding.ts';

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const span = { startLine: line, endLine: line };
/** A model may name lines that no document has. */
const hint = v.object({ startLine: offset, endLine: offset });

export const findingSchema: v.GenericSchema<unknown, Finding> = v.object({
  id: v.string(),
  severity: v.picklist(severities),
  title: v.string(),
  hint: v.exactOptional(hint),
  quote: v.exactOptional(v.string()),
  body: v.string(),
  suggestion: v.exactOptional(v.string()),
  textStart: offset,
  bodyStart: offset,
  textEnd: offset,
  indent: v.exactOptional(offset),
  anchor: v.exactOptional(
    v.variant('kind', [
      v.object({ kind: v.literal('located'), match: v.picklist(matches), whole: v.boolean(), ...span }),
      v.object({ kind: v.literal('notLocated'), reason: v.picklist(['noQuote', 'missing', 'ambiguous']) }),
    ]),
  ),
  fix: v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.picklist(['preview', 'apply']), text: v.string(), ...span }),
  ]),
});
