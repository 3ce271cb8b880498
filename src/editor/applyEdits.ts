/** Lines of a document to replace in, the document changed in one undo step out, and seen to be changed. */
import * as vscode from 'vscode';
import { linesOf } from '../findings/textChange.ts';
import { editedLines, fromBottom, type LineEdit } from './lineEdit.ts';

const notebookCell = 'vscode-notebook-cell';

/** The document may be in the background or in no editor at all. @throws where it does not hold the result afterwards. */
export async function applyEdits(document: vscode.TextDocument, edits: readonly LineEdit[]): Promise<void> {
  if (!isWritable(document)) throw new Error(vscode.l10n.t('{0} is read-only.', nameOf(document)));
  const expected = editedLines(linesOf(document.getText()), edits).join('\n');
  const ending = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const change = new vscode.WorkspaceEdit();
  for (const edit of fromBottom(edits)) {
    change.replace(document.uri, rangeOf(edit, document), edit.text.replaceAll('\n', ending));
  }
  // VS Code refuses where the document has changed since, and where it cannot be written.
  const done = await vscode.workspace.applyEdit(change);
  if (done && linesOf(document.getText()).join('\n') === expected) return;
  const sentence = done
    ? vscode.l10n.t('{0} does not hold what was to be applied. Undo takes the change back.', nameOf(document))
    : vscode.l10n.t('VS Code did not change {0}. It may have changed at this moment; try again.', nameOf(document));
  throw new Error(sentence);
}

/** VS Code changes the text of what an extension provides for reading, such as an old version, and can never save it. */
function isWritable({ uri: { scheme }, isUntitled }: vscode.TextDocument): boolean {
  return isUntitled || scheme === notebookCell || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

function nameOf(document: vscode.TextDocument): string {
  return vscode.workspace.asRelativePath(document.uri);
}

/** Deleted lines take a line break with them: the one behind them, or at the document's end the one before. */
function rangeOf({ startLine, endLine, text }: LineEdit, document: vscode.TextDocument): vscode.Range {
  const first = document.lineAt(startLine - 1).range.start;
  const last = document.lineAt(endLine - 1).range.end;
  if (text !== '') return new vscode.Range(first, last);
  if (endLine < document.lineCount) return new vscode.Range(first, document.lineAt(endLine).range.start);
  return new vscode.Range(startLine > 1 ? document.lineAt(startLine - 2).range.end : first, last);
}
