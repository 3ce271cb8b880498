/** A document and a range of its lines in, the target out: the text as it stands in the editor, saved or not. */
import * as vscode from 'vscode';
import type { ReviewTarget, TargetKind } from '../review/target.ts';
import { notText, NothingToReview, openAnother } from './nothingToReview.ts';

export interface LineRange {
  readonly kind: TargetKind;
  /** 0-based and inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly symbol?: string;
}

/** In UTF-16 units. */
const longestDocument = 1_000_000;

/** @throws NothingToReview where those lines hold nothing but white space. */
export function targetOf(document: vscode.TextDocument, range: LineRange): ReviewTarget {
  const { kind, firstLine, lastLine, symbol } = range;
  const lines = new vscode.Range(firstLine, 0, lastLine, document.lineAt(lastLine).text.length);
  const text = document.getText(lines).replace(/\r\n?/g, '\n');
  const label = labelOf(document);
  if (text.trim() === '') throw nothingIn(kind, label);
  // VS Code opens a binary file as text where its reader insists; the answer to that would be of no use.
  if (text.includes('\0')) throw notText(label);
  return {
    kind,
    uri: document.uri.toString(),
    label,
    ...(symbol === undefined ? {} : { symbol }),
    languageId: document.languageId,
    startLine: firstLine + 1,
    endLine: lastLine + 1,
    text,
    ...documentTextFor(document, text),
  };
}

/** It is kept with the review and never sent; a huge one is not worth its room. */
function documentTextFor(document: vscode.TextDocument, text: string): Pick<ReviewTarget, 'documentText'> {
  const documentText = document.getText().replace(/\r\n?/g, '\n');
  const isAll = documentText === text || documentText === `${text}\n`;
  return isAll || documentText.length > longestDocument ? {} : { documentText };
}

export function wholeFile(document: vscode.TextDocument): LineRange {
  return { kind: 'file', firstLine: 0, lastLine: lastLineWithText(document) };
}

/** Whether those lines, 0-based and inclusive, hold more than white space. */
export function hasText(document: vscode.TextDocument, firstLine: number, lastLine: number): boolean {
  for (let line = firstLine; line <= lastLine; line++) {
    if (!document.lineAt(line).isEmptyOrWhitespace) return true;
  }
  return false;
}

/** The line break at a file's end opens a line that holds nothing; it is not one to review. */
function lastLineWithText(document: vscode.TextDocument): number {
  const last = document.lineCount - 1;
  return last > 0 && document.lineAt(last).text === '' ? last - 1 : last;
}

export function labelOf(document: vscode.TextDocument): string {
  return document.isUntitled ? document.uri.path : vscode.workspace.asRelativePath(document.uri);
}

function nothingIn(kind: TargetKind, label: string): NothingToReview {
  if (kind === 'selection') {
    const sentence = vscode.l10n.t('The selected lines of {0} are empty. Select the code to review.', label);
    return new NothingToReview(sentence, { title: vscode.l10n.t('Review File'), command: 'secondLook.reviewFile' });
  }
  const sentence = vscode.l10n.t('{0} is empty. There is nothing to review yet.', label);
  return new NothingToReview(sentence, openAnother());
}
