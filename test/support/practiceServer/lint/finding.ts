/** What the linters hand to the writer of the review: the practice server's own words for a defect. */

/** Worst first; the order in which a review lists its findings. */
export const severities = ['critical', 'warning', 'suggestion', 'note'] as const;
export type Severity = (typeof severities)[number];

/** Whole lines of the code and what shall stand there instead; no lines where they shall go. */
export interface LineFix {
  readonly startLine: number;
  readonly endLine: number;
  readonly lines: readonly string[];
}

/** Lines are 1-based within the code that was linted, and inclusive. */
export interface Finding {
  readonly severity: Severity;
  readonly startLine: number;
  readonly endLine: number;
  /** Where in its first line it begins; two findings that begin at one place speak of one thing. */
  readonly column: number;
  /** The rule as its tool calls it, in Markdown: a link where the rule has a page. */
  readonly rule: string;
  /** A few words in Markdown, without a full stop. */
  readonly title: string;
  /** What there is to say of this very place besides, in whole sentences of Markdown; often nothing. */
  readonly detail: string;
  /** What goes wrong wherever the rule is broken, in whole sentences of Markdown; empty where nobody wrote it down. */
  readonly reason: string;
  readonly fix?: LineFix;
}

export interface Code {
  readonly text: string;
  readonly languageId: string;
  /** Not a part of a file: what is unused here is unused everywhere. */
  readonly isWholeFile: boolean;
}

export type LintResult =
  | { readonly type: 'findings'; readonly findings: readonly Finding[] }
  /** No way was found to parse the code, or the part of a file that it is. */
  | { readonly type: 'unreadable'; readonly line: number; readonly message: string };
