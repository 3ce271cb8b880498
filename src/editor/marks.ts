/** What is marked in the documents in; a mark in the overview ruler of each visible editor out, by severity. */
import * as vscode from 'vscode';
import { severities, type Severity } from '../review/finding.ts';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';
import type { ShownFinding } from './shownFindings.ts';
import type { ShownInDocuments } from './shownInDocuments.ts';
import { wholeLines } from './wholeLines.ts';

const colours: Readonly<Record<Severity, string>> = {
  critical: 'editorOverviewRuler.errorForeground',
  warning: 'editorOverviewRuler.warningForeground',
  suggestion: 'editorOverviewRuler.infoForeground',
  note: 'editorOverviewRuler.infoForeground',
};

export class Marks implements Disposable {
  readonly #shown: ShownInDocuments;
  readonly #types: ReadonlyMap<Severity, vscode.TextEditorDecorationType>;
  readonly #owned = new DisposableStore();
  readonly #drawn = new WeakMap<vscode.TextEditor, readonly ShownFinding[]>();

  constructor(shown: ShownInDocuments) {
    this.#shown = shown;
    const type = (severity: Severity) => this.#owned.add(vscode.window.createTextEditorDecorationType(style(severity)));
    this.#types = new Map(severities.map((severity) => [severity, type(severity)]));
    this.#draw(vscode.window.visibleTextEditors);
    this.#owned.add(vscode.window.onDidChangeVisibleTextEditors((editors) => this.#draw(editors)));
    this.#owned.add(
      shown.onChanged((uri) => {
        const { visibleTextEditors } = vscode.window;
        this.#draw(visibleTextEditors.filter(({ document }) => document.uri.toString() === uri));
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #draw(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const findings = this.#shown.at(editor.document.uri.toString());
      const drawn = this.#drawn.get(editor);
      if (drawn === findings || (!drawn && findings.length === 0)) continue;
      this.#drawn.set(editor, findings);
      for (const [severity, type] of this.#types) {
        const marked = findings.filter(({ finding }) => finding.severity === severity);
        editor.setDecorations(
          type,
          marked.map(({ place }) => wholeLines(place)),
        );
      }
    }
  }
}

function style(severity: Severity): vscode.DecorationRenderOptions {
  return {
    isWholeLine: true,
    overviewRulerColor: new vscode.ThemeColor(colours[severity]),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    // What is typed beside the lines does not belong to them.
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  };
}
