/** A file's URI in, the whole file as a target out; what is open with unsaved edits counts as it stands there. */
import * as vscode from 'vscode';
import type { ReviewTarget } from '../review/target.ts';
import { notText, NothingToReview, openAnother } from './nothingToReview.ts';
import { targetOf, wholeFile } from './target.ts';

/** @throws NothingToReview for a folder, a binary file, an empty one, or one that cannot be read. */
export async function collectFile(uri: vscode.Uri): Promise<ReviewTarget> {
  const document = await open(uri);
  return targetOf(document, wholeFile(document));
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const name = vscode.workspace.asRelativePath(uri);
  try {
    if (await isBinary(uri)) throw notText(name);
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    if (error instanceof NothingToReview) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new NothingToReview(vscode.l10n.t('{0} cannot be read: {1}', name, cause), openAnother());
  }
}

/** VS Code opens some binary files as text without a word; a NUL in the first kilobytes gives them away, as in git. */
async function isBinary(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) return false;
  const head = (await vscode.workspace.fs.readFile(uri)).subarray(0, 8000);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return !isUtf16 && head.includes(0);
}
