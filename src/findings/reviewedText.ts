/** What was reviewed, as it stood then. */
export interface ReviewedText {
  readonly lines: readonly string[];
  /** Number of its first line in the document, 1-based. */
  readonly startLine: number;
  /** It is the whole document: there was nothing above it, and nothing below. */
  readonly isWhole: boolean;
}
