/** Why there is nothing to review: a sentence that may be shown as it is, and the command that helps. */
export class NothingToReview extends Error {
  override readonly name = 'NothingToReview';
  readonly remedy: { readonly title: string; readonly command: string } | undefined;

  constructor(sentence: string, remedy?: { readonly title: string; readonly command: string }) {
    super(sentence);
    this.remedy = remedy;
  }
}
