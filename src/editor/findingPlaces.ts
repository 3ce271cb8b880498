/** The reviews and the open documents in; where each located finding is now out, whatever happens to its document. */
import * as vscode from 'vscode';
import type { TrackedRange } from '../findings/trackedRange.ts';
import { followReplacement, trackRange, type TrackedDocument } from '../findings/tracking.ts';
import type { ReviewEvent } from '../review/event.ts';
import type { FindingPlace } from '../review/finding.ts';
import type { ReviewTarget } from '../review/target.ts';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';
import { Emitter } from '../util/emitter.ts';
import { followEvent } from './editorChanges.ts';
import { openDocument } from './openDocument.ts';
import { renamedUri } from './renamedUri.ts';
import type { FindingRef, ReviewedCode, ReviewSource } from './reviewSource.ts';
import { locateReviewed, withRangesOf } from './trackedFindings.ts';

interface FollowedReview {
  /** Of the document as it is called now. */
  uri: string;
  /** Undefined until the document is open for the first time. */
  document: TrackedDocument | undefined;
  /** Where a document without a file was saved to; VS Code closes it then. */
  savedAs?: string;
}

export class FindingPlaces implements Disposable {
  readonly #reviews: ReviewSource;
  readonly #followed = new Map<string, FollowedReview>();
  readonly #moved = new Emitter<string>();
  readonly #wasEdited = new Emitter<string>();
  readonly #subscriptions = new DisposableStore();

  constructor(reviews: ReviewSource) {
    this.#reviews = reviews;
    for (const review of reviews.all) this.#add(review);
    const { workspace } = vscode;
    for (const subscription of [
      reviews.onAdded((review) => this.#add(review)),
      reviews.onRemoved(({ id }) => this.#followed.delete(id)),
      reviews.onChanged((event) => this.#heed(event)),
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidRenameFiles(({ files }) => this.#renamed(files)),
    ]) {
      this.#subscriptions.add(subscription);
    }
  }

  /** Undefined where the finding has no lines, or its document has not been open yet. */
  placeOf({ reviewId, findingId }: FindingRef): TrackedRange | undefined {
    return this.#followed.get(reviewId)?.document?.ranges.get(findingId);
  }

  /** Of all located findings of a review, by their ids. */
  placesOf(reviewId: string): Readonly<Record<string, FindingPlace>> {
    const ranges = this.#followed.get(reviewId)?.document?.ranges ?? new Map<string, TrackedRange>();
    const place = ({ startLine, endLine, state }: TrackedRange): FindingPlace => ({ startLine, endLine, state });
    return Object.fromEntries([...ranges].map(([id, range]) => [id, place(range)]));
  }

  /** The reviewed code itself; undefined where its document has not been open yet. */
  targetPlace(reviewId: string): TrackedRange | undefined {
    const document = this.#followed.get(reviewId)?.document;
    const target = this.#reviews.get(reviewId)?.target;
    return document && target && trackRange(document, '', target).ranges.get('');
  }

  /** The review's target under the name that its document has now. */
  targetNow({ id, target }: Pick<ReviewedCode, 'id' | 'target'>): ReviewTarget {
    return { ...target, uri: this.uriOf(id) ?? target.uri };
  }

  /** The review's document as it is called now; undefined where the review has none. */
  uriOf(reviewId: string): string | undefined {
    return this.#followed.get(reviewId)?.uri;
  }

  /** Some finding of this review is in another place now, or its document has another name. */
  onMoved(listener: (reviewId: string) => void): Disposable {
    return this.#moved.on(listener);
  }

  /** The document of this review has another text now; it may have been opened with it. */
  onEdited(listener: (reviewId: string) => void): Disposable {
    return this.#wasEdited.on(listener);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #add({ id, target: { uri } }: ReviewedCode): void {
    if (uri === '') return;
    const followed = { uri, document: undefined };
    this.#followed.set(id, followed);
    this.#find(id, followed);
  }

  #heed({ reviewId, type }: ReviewEvent): void {
    if (type !== 'started' && type !== 'notice' && type !== 'findingOpened' && type !== 'findingClosed') return;
    const followed = this.#followed.get(reviewId);
    const findings = this.#reviews.get(reviewId)?.state?.findings;
    if (followed?.document && findings) this.#follow(reviewId, withRangesOf(followed.document, findings));
  }

  #opened(document: vscode.TextDocument): void {
    for (const [id, followed] of this.#of(document)) {
      this.#find(id, followed, document);
      this.#wasEdited.fire(id);
    }
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    for (const [id, followed] of this.#of(document)) {
      if (followed.document) this.#follow(id, followEvent(followed.document, contentChanges, document));
      else this.#find(id, followed, document);
      this.#wasEdited.fire(id);
    }
  }

  #saved(document: vscode.TextDocument): void {
    for (const followed of this.#followed.values()) {
      const source = followed.uri.startsWith('untitled:') ? openDocument(followed.uri) : undefined;
      if (source && source !== document && source.getText() === document.getText()) {
        followed.savedAs = document.uri.toString();
      }
    }
  }

  #closed(document: vscode.TextDocument): void {
    // The text of a file is looked at again when it opens; what was never saved is gone.
    if (!document.isUntitled) return;
    for (const [id, followed] of this.#of(document)) {
      if (followed.savedAs === undefined) {
        followed.document = undefined;
        this.#moved.fire(id);
      } else {
        this.#moveTo(followed.savedAs, id, followed);
      }
    }
  }

  #renamed(files: vscode.FileRenameEvent['files']): void {
    for (const [id, followed] of this.#followed) {
      const uri = renamedUri(followed.uri, files);
      if (uri !== followed.uri) this.#moveTo(uri, id, followed);
    }
  }

  #moveTo(uri: string, id: string, followed: FollowedReview): void {
    followed.uri = uri;
    delete followed.savedAs;
    // VS Code may have opened it under its new name before it tells.
    this.#find(id, followed);
    this.#moved.fire(id);
  }

  #of(document: vscode.TextDocument): (readonly [string, FollowedReview])[] {
    const uri = document.uri.toString();
    return [...this.#followed].filter(([, followed]) => followed.uri === uri);
  }

  #find(id: string, { uri, document }: FollowedReview, open = openDocument(uri)): void {
    const review = this.#reviews.get(id);
    if (!open || !review) return;
    const text = open.getText();
    const found = document ? followReplacement(document, text) : locateReviewed(review.target, text);
    this.#follow(id, withRangesOf(found, review.state?.findings ?? []));
  }

  #follow(id: string, document: TrackedDocument): void {
    const followed = this.#followed.get(id);
    if (!followed) return;
    const before = followed.document?.ranges ?? new Map<string, TrackedRange>();
    followed.document = document;
    const { ranges } = document;
    const isSame = ranges.size === before.size && [...ranges].every(([key, range]) => before.get(key) === range);
    if (!isSame) this.#moved.fire(id);
  }
}
