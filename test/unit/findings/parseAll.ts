/** Pieces of an answer in, what the parser says of them out. */
import { createFindingsParser } from '../../../src/findings/parser.ts';
import type { FindingsChange } from '../../../src/findings/outline.ts';
import type { FindingText } from '../../../src/review/finding.ts';
import type { Expected } from './writeAnswer.ts';

export function changesIn(...pieces: readonly string[]): readonly FindingsChange[] {
  const parser = createFindingsParser();
  return [...pieces.flatMap((piece) => parser.feed(piece)), ...parser.end()];
}

export function findingsIn(...pieces: readonly string[]): readonly FindingText[] {
  return changesIn(...pieces)
    .filter(({ type }) => type === 'closed')
    .map(({ finding }) => finding);
}

/** A finding without its place in the text, and with every part named. */
export function contentOf({ severity, title, hint, quote, suggestion, body }: FindingText): Expected {
  return { severity, title, hint, quote, suggestion, body };
}
