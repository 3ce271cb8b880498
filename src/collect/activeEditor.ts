/** The editor that is meant in, the target out: its selections, else the symbol around the cursor, else the file. */
import * as vscode from 'vscode';
import { inform } from '../notify/message.ts';
import type { ReviewTarget } from '../review/target.ts';
import { enclosingSymbol } from './enclosingSymbol.ts';
import { collectFile } from './file.ts';
import { NothingToReview } from './nothingToReview.ts';
import { selectedSpan } from './selectedSpan.ts';
import { hasText, labelOf, targetOf, wholeFile, type LineRange } from './target.ts';
import { visibleText } from '../util/visibleText.ts';

type Editor = vscode.TextEditor | undefined;

/** The selected lines, whole; without a selection the enclosing symbol, else the file. @throws NothingToReview */
export async function collectSelection(editor: Editor): Promise<ReviewTarget> {
  if (!editor) return collectActiveTab();
  const { document, selections } = editor;
  const selected = selectedLines(editor);
  if (selected) return targetOf(document, selected);
  const cursors = selections.map(({ active }) => active);
  return targetOf(document, (await enclosingSymbol(document, cursors)) ?? wholeFile(document));
}

/** The selected lines if there are any, else the whole file. @throws NothingToReview */
export async function collectSelectionOrFile(editor: Editor): Promise<ReviewTarget> {
  if (!editor) return collectActiveTab();
  return targetOf(editor.document, selectedLines(editor) ?? wholeFile(editor.document));
}

/** The whole file of the editor. @throws NothingToReview */
export async function collectActiveFile(editor: Editor): Promise<ReviewTarget> {
  return editor ? targetOf(editor.document, wholeFile(editor.document)) : collectActiveTab();
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

/** From the first selected line to the last; the user is told where that takes in code that is not selected. */
function selectedLines({ document, selections }: vscode.TextEditor): LineRange | undefined {
  const span = selectedSpan(selections, (firstLine, lastLine) => hasText(document, firstLine, lastLine));
  if (!span) return undefined;
  const { firstLine, lastLine, takesInMore } = span;
  if (takesInMore) tellSpan(labelOf(document), firstLine + 1, lastLine + 1);
  return { kind: 'selection', firstLine, lastLine };
}

/** Lines are 1-based. */
function tellSpan(label: string, firstLine: number, lastLine: number): void {
  const sentence = vscode.l10n.t(
    'Several parts of {0} are selected: lines {1} to {2} are reviewed as one, with the code between them. To leave that out, review one part at a time.',
    visibleText(label),
    firstLine,
    lastLine,
  );
  void inform(sentence);
}
