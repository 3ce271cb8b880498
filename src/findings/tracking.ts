/** Reviewed lines and the edits since in; where each of them is now, and whether it still is what was reviewed, out. */
import type { LineSpan } from '../review/finding.ts';
import { sameAsEarlier, withEarlier, type Earlier } from './earlier.ts';
import { findText, followText, type FollowedText } from './followedText.ts';
import { mapSpan } from './mapSpan.ts';
import { likelySpan, placesOf } from './places.ts';
import { linesOf, type TextChange } from './textChange.ts';
import { indexSpanOf, rangeNow, type TrackedRange } from './trackedRange.ts';

/** A document under review. It is never changed: each edit makes another one of it. */
export interface TrackedDocument {
  readonly text: FollowedText;
  /** By the caller's own keys, a finding's id for instance. */
  readonly ranges: ReadonlyMap<string, TrackedRange>;
  /** How it stood before edits that took something from it; undo leads back there. Need not be stored. */
  readonly earlier: readonly Earlier[];
}

/** A document that is reviewed now; `text` is all of it, whatever part the review is about. */
export function trackDocument(text: string): TrackedDocument {
  return relocate({ text, startLine: 1, isWhole: true }, text);
}

/**
 * A document that was reviewed before, and what was kept of it. Where that is not the whole document, lines are found
 * again only by what stands once in both, or where all of them stand as they stood.
 */
export function relocate(
  reviewed: { readonly text: string; readonly startLine: number; readonly isWhole: boolean },
  textNow: string,
): TrackedDocument {
  const text = findText({ ...reviewed, lines: linesOf(reviewed.text) }, linesOf(textNow));
  return { text, ranges: new Map(), earlier: [] };
}

/**
 * Follows some of the reviewed lines from now on, whatever has happened to the document since the review.
 * @throws RangeError where these lines were not reviewed
 */
export function trackRange(document: TrackedDocument, key: string, span: LineSpan): TrackedDocument {
  const { reviewed } = document.text;
  const { startLine, endLine } = span;
  const lines = reviewed.lines.slice(startLine - reviewed.startLine, endLine + 1 - reviewed.startLine);
  if (startLine < reviewed.startLine || endLine < startLine || lines.length !== endLine - startLine + 1) {
    throw new RangeError(`Lines ${startLine} to ${endLine} are not among the reviewed ones.`);
  }
  const places = placesOf(document.text);
  const known = { reviewed: { startLine, endLine }, text: lines.join('\n') };
  const range = rangeNow(known, places, () => likelySpan(span, places));
  return { ...document, ranges: new Map(document.ranges).set(key, range) };
}

/** Follows the range with this key no more. */
export function untrackRange(document: TrackedDocument, key: string): TrackedDocument {
  const ranges = new Map(document.ranges);
  ranges.delete(key);
  return { ...document, ranges };
}

/**
 * Follows one event of the editor: all its changes, each with its place in the text before the event. A range that the
 * event leaves where and as it was stays the same object.
 */
export function followChanges(document: TrackedDocument, changes: readonly TextChange[]): TrackedDocument {
  const { text: followed, replaced } = followText(document.text, changes);
  const topmost = replaced.at(-1);
  if (!topmost) return document;
  const same = sameAsEarlier(followed, document.earlier, topmost.at);
  const text = same ? { ...followed, lines: same.lines, origins: same.origins } : followed;
  const places = placesOf(text);
  const ranges = new Map<string, TrackedRange>();
  let isDeleting = false;
  for (const [key, range] of document.ranges) {
    const then = same?.ranges.get(key);
    const next = rangeNow(range, places, () => (then ? indexSpanOf(then) : mapSpan(indexSpanOf(range), replaced)));
    isDeleting ||= next.state === 'outdated' && range.state !== 'outdated';
    const isSame =
      next.state === range.state &&
      next.startLine === range.startLine &&
      next.endLine === range.endLine &&
      next.isCopy === range.isCopy;
    ranges.set(key, isSame ? range : next);
  }
  const { lines, origins } = document.text;
  const takesAny = isDeleting || replaced.some(({ takesReviewed }) => takesReviewed);
  const before = { lines, origins, ranges: document.ranges };
  return {
    text,
    ranges,
    earlier: takesAny ? withEarlier(document.earlier, before) : document.earlier,
  };
}

/** Follows what happened while nobody told, on disk for instance: `text` is all of the document now. */
export function followReplacement(document: TrackedDocument, text: string): TrackedDocument {
  const { lines } = document.text;
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return followChanges(document, [{ range: { start: { line: 0, character: 0 }, end }, text }]);
}
