/** The editors of the window in, the one whose code is meant out: the active one, or the last that was. */
import * as vscode from 'vscode';
import type { Disposable } from '../util/disposableStore.ts';

export class LastEditor implements Disposable {
  readonly #subscription: Disposable;
  #last: vscode.TextEditor | undefined;

  constructor() {
    this.#remember(vscode.window.activeTextEditor);
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
      this.#remember(editor);
    });
  }

  /** Undefined where the user looks at something else than code, such as an image, or at nothing. */
  get current(): vscode.TextEditor | undefined {
    const { activeTextEditor, tabGroups, visibleTextEditors } = vscode.window;
    if (activeTextEditor && isCode(activeTextEditor)) return activeTextEditor;
    // With the panel or some output in focus, the code beside it is meant.
    const inPanel = tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
    if (!activeTextEditor && !inPanel) return undefined;
    const last = visibleTextEditors.find((editor) => editor === this.#last);
    return last ?? visibleTextEditors.find(isCode);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #remember(editor: vscode.TextEditor | undefined): void {
    if (editor && isCode(editor)) this.#last = editor;
  }
}

/** The log and other output are shown in text editors too. */
function isCode({ document }: vscode.TextEditor): boolean {
  return document.uri.scheme !== 'output';
}
