/** Cursors in, the lines of the innermost function, method or class around all of them out, where there is any. */
import * as vscode from 'vscode';
import type { LineRange } from './target.ts';

const reviewable = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Struct,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Namespace,
  vscode.SymbolKind.Module,
]);

/** What is written as a value and often is a function: `const total = () => { … }`. It counts where it fills lines. */
const values = new Set([
  vscode.SymbolKind.Variable,
  vscode.SymbolKind.Constant,
  vscode.SymbolKind.Property,
  vscode.SymbolKind.Field,
]);

export async function enclosingSymbol(
  document: vscode.TextDocument,
  cursors: readonly vscode.Position[],
): Promise<LineRange | undefined> {
  // Old providers answer with SymbolInformation, whose range is just the name's place: of no use here.
  const answer = await vscode.commands.executeCommand<(vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const symbols = (answer ?? []).filter((symbol): symbol is vscode.DocumentSymbol => 'children' in symbol);
  const symbol = innermost(symbols, cursors);
  if (!symbol) return undefined;
  const { start, end } = symbol.range;
  return { kind: 'symbol', symbol: symbol.name, firstLine: start.line, lastLine: end.line };
}

function innermost(
  symbols: readonly vscode.DocumentSymbol[],
  cursors: readonly vscode.Position[],
): vscode.DocumentSymbol | undefined {
  for (const symbol of symbols) {
    if (!cursors.every((cursor) => symbol.range.contains(cursor))) continue;
    return innermost(symbol.children, cursors) ?? (isReviewable(symbol) ? symbol : undefined);
  }
  return undefined;
}

function isReviewable({ kind, range }: vscode.DocumentSymbol): boolean {
  return reviewable.has(kind) || (values.has(kind) && !range.isSingleLine);
}
