/** A reviewed document's URI and name in, the document out: the one that is open, else read from where it is stored. */
import * as vscode from 'vscode';
import type { TargetSummary } from '../review/target.ts';
import { openDocument } from './openDocument.ts';

/** @throws where the document cannot be opened, in a sentence for people */
export async function openReviewed({
  uri: text,
  label,
}: Pick<TargetSummary, 'uri' | 'label'>): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.parse(text, true);
  const open = openDocument(uri.toString());
  if (open) return open;
  // Opening a closed untitled document would make a new, empty one under the same name.
  if (uri.scheme === 'untitled') throw new Error(vscode.l10n.t('{0} was closed without being saved.', label));
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (cause) {
    const sentence = vscode.l10n.t('{0} cannot be opened. It may have been moved, renamed or deleted.', label);
    throw new Error(sentence, { cause });
  }
}
