/** A document in, its newest change taken back by the editor's own undo out, or nothing changed where it was another one. */
import * as vscode from 'vscode';
import { columnOf } from './reveal.ts';

/** The editor has the focus afterwards: undo is for the one that has it. `isUndone`: whether the document is as wanted. */
export async function undoNewest(
  document: vscode.TextDocument,
  isUndone: () => boolean,
  viewColumn: vscode.ViewColumn | undefined,
): Promise<boolean> {
  const column = columnOf(document) ?? viewColumn ?? vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(document, { viewColumn: column });
  const { version } = document;
  await vscode.commands.executeCommand('undo');
  if (isUndone()) return true;
  if (document.version !== version) await vscode.commands.executeCommand('redo');
  return false;
}
