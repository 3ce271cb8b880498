/** What part of a document is reviewed: it decides the words that people read, never the request. */
export const targetKinds = ['selection', 'symbol', 'file', 'text'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Names the reviewed code without carrying it: what the log, the panel and the history show. */
export interface TargetSummary {
  readonly kind: TargetKind;
  /** URI of the document as a string; empty where text was reviewed that has no document. */
  readonly uri: string;
  /** How people call the document: its workspace-relative path or its title. */
  readonly label: string;
  /** The enclosing symbol's name, where `kind` is `symbol`. */
  readonly symbol?: string;
  readonly languageId: string;
  /** First reviewed line, 1-based, as the editor counts. */
  readonly startLine: number;
  /** Last reviewed line, 1-based and inclusive. */
  readonly endLine: number;
  /** How many secrets were masked in what is sent; absent where none was. */
  readonly masked?: number;
}

/** The reviewed code as it stood when the user asked; a later edit does not change it. */
export interface ReviewTarget extends TargetSummary {
  /** The text of the lines `startLine` to `endLine`; lines end in `\n`. */
  readonly text: string;
  /** The whole document then, in the same form, for finding the lines again; absent where `text` is all of it, or it was huge. */
  readonly documentText?: string;
}

export function summarize(target: ReviewTarget): TargetSummary {
  const { text, documentText, ...summary } = target;
  return summary;
}
