/** Lines, 1-based and inclusive, in; the editor's range that covers them out. */
import * as vscode from 'vscode';
import type { LineSpan } from '../review/finding.ts';

/** Behind the end of any line: VS Code takes it for the end, and the document need not be open. */
const lineEnd = 2 ** 30;

export function wholeLines({ startLine, endLine }: LineSpan): vscode.Range {
  return new vscode.Range(startLine - 1, 0, endLine - 1, lineEnd);
}
