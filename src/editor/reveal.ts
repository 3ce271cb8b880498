/** A reviewed place in, the editor that shows it out: where the document is open already, else beside the panel. */
import * as vscode from 'vscode';
import type { TargetSummary } from '../review/target.ts';

/** Selects the whole target, or puts the cursor on `line` (1-based). @throws what VS Code says if it cannot be opened. */
export async function revealTarget(target: TargetSummary, line?: number): Promise<void> {
  const document = await openDocument(target);
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const viewColumn = open?.viewColumn ?? columnForCode();
  const editor = await vscode.window.showTextDocument(document, { ...(viewColumn ? { viewColumn } : {}) });
  const lastLine = document.lineCount - 1;
  const first = Math.min((line ?? target.startLine) - 1, lastLine);
  const last = Math.min((line ?? target.endLine) - 1, lastLine);
  const start = new vscode.Position(first, 0);
  const end = line === undefined ? document.lineAt(last).range.end : start;
  editor.selection = new vscode.Selection(start, end);
  editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function openDocument(target: TargetSummary): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.parse(target.uri, true);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open;
  // Opening a closed untitled document would make a new, empty one under the same name.
  if (uri.scheme === 'untitled') throw new Error(vscode.l10n.t('{0} was closed without being saved.', target.label));
  return vscode.workspace.openTextDocument(uri);
}

/** The column of any text editor; with none open, the one beside the panel. */
function columnForCode(): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors[0]?.viewColumn ?? vscode.ViewColumn.Beside;
}
