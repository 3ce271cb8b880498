// Lines that are tracked, edits in the words of people, and what is said of the lines then.
import assert from 'node:assert/strict';
import type { LineSpan } from '../../../src/review/finding.ts';
import type { TextChange } from '../../../src/findings/textChange.ts';
import type { TrackedRange } from '../../../src/findings/trackedRange.ts';
import { followChanges, trackDocument, trackRange, type TrackedDocument } from '../../../src/findings/tracking.ts';

export const code = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
export const span: LineSpan = { startLine: 3, endLine: 4 };

/** `3:0-4:2>text`, or `3:0>text` where nothing is replaced: lines from 1, characters from 0. */
export function change(words: string): TextChange {
  const match = /^(\d+):(\d+)(?:-(\d+):(\d+))?>(.*)$/s.exec(words);
  assert.ok(match, words);
  const [, line, character, endLine = line, endCharacter = character, text = ''] = match;
  const position = (l: string | undefined, c: string | undefined) => ({ line: Number(l) - 1, character: Number(c) });
  return { range: { start: position(line, character), end: position(endLine, endCharacter) }, text };
}

export function track(text = code.join('\n'), lines = span): TrackedDocument {
  return trackRange(trackDocument(text), 'it', lines);
}

/** One event each. */
export function follow(events: readonly string[], document = track()): TrackedDocument {
  return events.reduce((now, words) => followChanges(now, [change(words)]), document);
}

export function rangeOf(document: TrackedDocument): TrackedRange {
  const range = document.ranges.get('it');
  assert.ok(range);
  return range;
}

/** `inPlace 3-4`. */
export function said(document: TrackedDocument): string {
  const { state, startLine, endLine, text } = rangeOf(document);
  if (state === 'inPlace') assert.equal(document.text.lines.slice(startLine - 1, endLine).join('\n'), text);
  return `${state} ${startLine}-${endLine}`;
}
