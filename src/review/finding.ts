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
  /** Where the next finding begins, or the text ends. */
  readonly textEnd: number;
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
