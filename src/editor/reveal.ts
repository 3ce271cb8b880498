/** A reviewed place in, the editor that shows it out: where the document is open already, else beside the panel. */
import * as vscode from 'vscode';
import type { TargetSummary } from '../review/target.ts';
import { openReviewed } from './openReviewed.ts';

export interface RevealOptions {
  /** Puts the cursor there instead of selecting the whole target; 1-based. */
  readonly line?: number | undefined;
  /** Where a document opens that has no tab yet; beside the panel unless told. */
  readonly viewColumn?: vscode.ViewColumn | undefined;
}

/** @throws what VS Code says if the document cannot be opened. */
export async function revealTarget(target: TargetSummary, { line, viewColumn }: RevealOptions = {}): Promise<void> {
  const document = await openReviewed(target);
  const column = columnOf(document) ?? viewColumn ?? vscode.ViewColumn.Beside;
  const editor = await vscode.window.showTextDocument(document, { viewColumn: column });
  const lastLine = document.lineCount - 1;
  const first = Math.min((line ?? target.startLine) - 1, lastLine);
  const last = Math.min((line ?? target.endLine) - 1, lastLine);
  const start = new vscode.Position(first, 0);
  const end = line === undefined ? document.lineAt(last).range.end : start;
  editor.selection = new vscode.Selection(start, end);
  editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Gives it the focus, with the cursor where it was. */
export async function focusCode(editor: vscode.TextEditor | undefined): Promise<void> {
  if (editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}

/** Where it is seen already, else where it has a tab. */
export function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const seen = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (seen?.viewColumn !== undefined) return seen.viewColumn;
  const uri = document.uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  )?.viewColumn;
}
