/** A finding: what the answer says of some lines, where these lines are, and what may be done with its suggestion. */

export const severities = ['critical', 'warning', 'suggestion', 'note'] as const;
export type Severity = (typeof severities)[number];

/** Lines of the document: 1-based, both inclusive, the first never after the last. */
export interface LineSpan {
  readonly startLine: number;
  readonly endLine: number;
}

/** A finding as the answer words it. Offsets count UTF-16 units of the answer's text. */
export interface FindingText {
  readonly severity: Severity;
  /** One line of plain text, without Markdown's marks; may be empty. */
  readonly title: string;
  /** The lines that the answer names: a hint, since models miscount. */
  readonly hint?: LineSpan;
  /** The code that it speaks of, as the answer copied it; lines end in `\n`, the last one in nothing. */
  readonly quote?: string;
  /** What it says, in Markdown: everything below the heading but the quote and the suggestion. */
  readonly body: string;
  /** The replacement for the quoted lines, in the same form as the quote; empty to delete them. */
  readonly suggestion?: string;
  /** Where its heading begins. */
  readonly textStart: number;
  /** Where what is left begins once the heading is shown in another way; at the heading itself where that says more. */
  readonly bodyStart: number;
  /** Where the next finding begins, or the text ends. */
  readonly textEnd: number;
  /** Columns before its heading, as in the item of a list: its other lines are set in by as many. Absent for none. */
  readonly indent?: number;
}

/** How a quote was found in the code: as it stands, but for white space, or by likeness. */
export const matches = ['exact', 'whitespace', 'fuzzy'] as const;
export type Match = (typeof matches)[number];

/** Where a quote stands in the reviewed code, or why that cannot be said for sure. */
export type Anchor =
  | ({
      readonly kind: 'located';
      readonly match: Match;
      /** The quote holds these lines in full: nothing left out, nothing beside it. */
      readonly whole: boolean;
    } & LineSpan)
  | { readonly kind: 'notLocated'; readonly reason: 'noQuote' | 'missing' | 'ambiguous' };

/** What a suggestion may do to the document. */
export type Fix =
  | { readonly kind: 'none' }
  | ({
      /** `apply`: with one click; `preview`: shown as a difference first, since it is not sure to be what is meant. */
      readonly kind: 'preview' | 'apply';
      /** In the place of these lines, without a line end behind the last one; empty to delete them. */
      readonly text: string;
    } & LineSpan);

/** A finding of a review. Lines are those of the document as it was reviewed. */
export interface Finding extends FindingText {
  /** Names it among all findings of its review. */
  readonly id: string;
  /** Absent while it is being written. */
  readonly anchor?: Anchor;
  readonly fix: Fix;
}

/** What the user has done with a finding. */
export const dispositions = ['open', 'applied', 'discarded'] as const;
export type Disposition = (typeof dispositions)[number];

/** Untouched, wherever it has moved to; touched since the review; or deleted, so that only its place is left. */
export const placeStates = ['inPlace', 'changed', 'outdated'] as const;
export type PlaceState = (typeof placeStates)[number];

/** Where a finding's lines are in the document as it is now; where it is outdated, the line that took their place. */
export interface FindingPlace extends LineSpan {
  readonly state: PlaceState;
}
