/** The marked findings in, in which order people walk through them out. */
import type { FindingPlace } from '../review/finding.ts';
import type { FindingRef } from './reviewSource.ts';

export interface Stop {
  readonly ref: FindingRef;
  /** Of the document as it is called now. */
  readonly uri: string;
  readonly place: FindingPlace;
}

/** Where the walk goes on from: the finding shown last, or a line of a document, 1-based. */
export type Position = { readonly ref: FindingRef } | { readonly uri: string; readonly line: number };

/** The documents in the order in which they were reviewed, each from its top; round at the ends. */
export function nextStop(stops: readonly Stop[], from: Position | undefined, step: 1 | -1): Stop | undefined {
  const documents = [...new Set(stops.map(({ uri }) => uri))];
  const ordered = stops.toSorted(
    (a, b) => documents.indexOf(a.uri) - documents.indexOf(b.uri) || a.place.startLine - b.place.startLine,
  );
  const edge = ordered.at(step > 0 ? 0 : -1);
  if (!from) return edge;
  const beside = (stop: Stop | undefined) =>
    stop ? ordered.at((ordered.indexOf(stop) + step) % ordered.length) : edge;
  if ('ref' in from) return beside(ordered.find(({ ref }) => isSame(ref, from.ref)));
  const { uri, line } = from;
  const own = ordered.filter((stop) => stop.uri === uri);
  const near =
    step > 0 ? own.find(({ place }) => place.startLine > line) : own.findLast(({ place }) => place.startLine < line);
  return near ?? beside(own.at(step > 0 ? -1 : 0));
}

/** The finding that a line is about: the shortest, where several are. */
export function stopAt(stops: readonly Stop[], uri: string, line: number): Stop | undefined {
  return stops
    .filter((stop) => stop.uri === uri && stop.place.startLine <= line && line <= stop.place.endLine)
    .toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
}

export function isSame(a: FindingRef, b: FindingRef): boolean {
  return a.reviewId === b.reviewId && a.findingId === b.findingId;
}

function lengthOf({ place }: Stop): number {
  return place.endLine - place.startLine;
}
