/** A heading and the lines below it in, the finding they make out. */
import type { FindingText, LineSpan, Severity } from '../review/finding.ts';
import type { Entry } from './entry.ts';
import type { PlacedLine } from './formedLine.ts';
import type { Heading } from './heading.ts';
import type { Line } from './lines.ts';
import { partsOf } from './parts.ts';

/** A line that heads a finding, or may turn out to. */
export interface HeadedLine {
  readonly line: Line;
  readonly place: PlacedLine;
  readonly heading: Heading;
  /** Column of the marker of the item that it stands in: another one there is no part of the finding. */
  readonly outer: number | undefined;
}

export interface OpenFinding extends HeadedLine {
  readonly index: number;
  severity: Severity | undefined;
  hint: LineSpan | undefined;
  readonly fallback: Severity;
  readonly entries: Entry[];
  hasFence: boolean;
  /** One of its fences holds a suggestion, or may: the second one. */
  hasSuggestion: boolean;
  /** Something stands below the heading that belongs into no heading. */
  hasText: boolean;
}

/** What is known with the heading: the text ends where it does, and there is no body yet. */
export function openedText({ line, place, heading, severity, hint, fallback }: OpenFinding): FindingText {
  const headingEnd = line.start + line.text.length;
  // What follows an item's first line belongs to its list, and what underlines a plain line is nothing without it.
  const isAlone = heading.runIn === '' && place.margin === 0 && (place.form === 'heading' || place.form === 'bold');
  return {
    severity: severity ?? fallback,
    title: heading.title,
    ...(hint && { hint }),
    body: '',
    textStart: line.start,
    ...(place.indent > 0 && { indent: place.indent }),
    bodyStart: isAlone ? headingEnd : line.start,
    textEnd: headingEnd,
  };
}

export function closedText(finding: OpenFinding, textEnd: number): FindingText {
  const { heading, entries, place } = finding;
  const { body, ...code } = partsOf(entries, place.margin);
  const prose = [heading.runIn, body].filter((part) => part !== '').join('\n\n');
  return { ...openedText(finding), ...code, body: prose, textEnd };
}
