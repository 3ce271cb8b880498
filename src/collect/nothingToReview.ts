/** Why there is nothing to review: a sentence that may be shown as it is, and the command that helps. */
import * as vscode from 'vscode';

export interface Remedy {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

export class NothingToReview extends Error {
  override readonly name = 'NothingToReview';
  readonly remedy: Remedy;

  constructor(sentence: string, remedy: Remedy) {
    super(sentence);
    this.remedy = remedy;
  }
}

/** As in git, a NUL gives a binary file away. */
export function notText(label: string): NothingToReview {
  return new NothingToReview(vscode.l10n.t('{0} is not a text file, so it cannot be reviewed.', label), openAnother());
}

export function openAnother(): Remedy {
  return { title: vscode.l10n.t('Open Another File'), command: 'workbench.action.quickOpen' };
}
