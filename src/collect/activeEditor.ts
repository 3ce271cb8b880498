/** The active editor in, the target out: its selection, else the symbol around the cursor, else the file. */
import * as vscode from 'vscode';
import type { ReviewTarget } from '../review/target.ts';
import { enclosingSymbol } from './enclosingSymbol.ts';
import { collectFile } from './file.ts';
import { NothingToReview } from './nothingToReview.ts';
import { targetOf, wholeFile, type LineRange } from './target.ts';

/** The selected lines, whole; without a selection the enclosing symbol, else the file. @throws NothingToReview */
export async function collectSelection(): Promise<ReviewTarget> {
  const editor = activeEditor();
  if (!editor) return collectActiveTab();
  const { document, selection } = editor;
  if (!selection.isEmpty) return targetOf(document, selectedLines(selection));
  const symbol = await enclosingSymbol(document, selection.active);
  return targetOf(document, symbol ?? wholeFile(document));
}

/** The selected lines if there are any, else the whole file. @throws NothingToReview */
export async function collectSelectionOrFile(): Promise<ReviewTarget> {
  const editor = activeEditor();
  if (!editor) return collectActiveTab();
  const { document, selection } = editor;
  return targetOf(document, selection.isEmpty ? wholeFile(document) : selectedLines(selection));
}

/** The whole file of the active editor. @throws NothingToReview */
export async function collectActiveFile(): Promise<ReviewTarget> {
  const editor = activeEditor();
  return editor ? targetOf(editor.document, wholeFile(editor.document)) : collectActiveTab();
}

/** With the panel in focus no text editor is active; the one beside it is meant then. */
function activeEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, tabGroups, visibleTextEditors } = vscode.window;
  if (activeTextEditor) return activeTextEditor;
  const input = tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputWebview ? visibleTextEditors.find(isCode) : undefined;
}

/** The log and other output are shown in text editors too. */
function isCode({ document }: vscode.TextEditor): boolean {
  return document.uri.scheme !== 'output';
}

/** An image, a notebook or no editor at all: says which, through the document where it has one. */
async function collectActiveTab(): Promise<ReviewTarget> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) return collectFile(input.uri);
  throw new NothingToReview(vscode.l10n.t('No editor with code is open. Open the file that you want reviewed.'), {
    title: vscode.l10n.t('Open a File'),
    command: 'workbench.action.quickOpen',
  });
}

/** People select to the start of the next line; that line is not part of what they mean. */
function selectedLines({ start, end }: vscode.Selection): LineRange {
  const lastLine = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { kind: 'selection', firstLine: start.line, lastLine };
}
