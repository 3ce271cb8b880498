/** A URI in, the document out if it is open. */
import * as vscode from 'vscode';

export function openDocument(uri: string | undefined): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
