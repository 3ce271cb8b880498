/** The editors of the window in, the one whose code is meant out: the active one, or the last that was. */
import * as vscode from 'vscode';
import type { Disposable } from '../util/disposableStore.ts';
import { isOwnScheme } from '../util/ownSchemes.ts';

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
    return last ?? this.#covered() ?? visibleTextEditors.find(isCode);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** A document of ours may have opened over the code that it is about. */
  #covered(): vscode.TextEditor | undefined {
    const last = this.#last;
    if (!last || last.document.isClosed) return undefined;
    const cover = vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn === last.viewColumn);
    return cover && isOwnScheme(cover.document.uri.scheme) ? last : undefined;
  }

  #remember(editor: vscode.TextEditor | undefined): void {
    if (editor && isCode(editor)) this.#last = editor;
  }
}

/** The log and other output are shown in text editors too, and so is what we say about code. */
function isCode({ document: { uri } }: vscode.TextEditor): boolean {
  return uri.scheme !== 'output' && !isOwnScheme(uri.scheme);
}
