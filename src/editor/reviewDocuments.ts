/** Reviews in, read-only Markdown documents out, which grow while their reviews are being written. */
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';

/** Milliseconds between two looks at a review that is being written: whoever reads it aloud must not be interrupted. */
const interval = 1000;

export interface ReviewDocumentsOptions {
  /** One of ours, for this kind of document alone. */
  readonly scheme: string;
  /** The document of a review; where there is none any more, the sentence that says so. */
  readonly textOf: (reviewId: string) => string;
  /** `ended`: nothing more is to come. */
  readonly onChanged: (listener: (reviewId: string, ended: boolean) => void) => Disposable;
}

export class ReviewDocuments implements Disposable, vscode.TextDocumentContentProvider {
  readonly #options: ReviewDocumentsOptions;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly #pending = new Map<string, ReturnType<typeof setTimeout>>();
  readonly onDidChange = this.#changed.event;

  constructor(options: ReviewDocumentsOptions) {
    this.#options = options;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(options.scheme, this));
    this.#owned.add(
      options.onChanged((reviewId, ended) => {
        if (ended) this.#refresh(reviewId);
        else if (!this.#pending.has(reviewId)) {
          this.#pending.set(
            reviewId,
            setTimeout(() => {
              this.#refresh(reviewId);
            }, interval),
          );
        }
      }),
    );
  }

  /** Shows the review under this name, in this column. */
  async show(reviewId: string, name: string, viewColumn: vscode.ViewColumn | undefined): Promise<void> {
    const uri = vscode.Uri.from({ scheme: this.#options.scheme, path: `/${name}`, query: reviewId });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false, ...(viewColumn && { viewColumn }) });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#options.textOf(uri.query);
  }

  dispose(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
    this.#owned.dispose();
  }

  #refresh(reviewId: string): void {
    clearTimeout(this.#pending.get(reviewId));
    this.#pending.delete(reviewId);
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === this.#options.scheme && uri.query === reviewId) this.#changed.fire(uri);
    }
  }
}
