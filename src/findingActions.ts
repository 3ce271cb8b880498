/** What the user wants of a finding in, done in the document, the review's log and the editor. */
import * as vscode from 'vscode';
import { applyEdits } from './editor/applyEdits.ts';
import type { AppliedFixes, FixVersion } from './editor/appliedFixes.ts';
import type { FindingPlaces } from './editor/findingPlaces.ts';
import { isSame, nextStop, stopAt, type Position, type Stop } from './editor/findingOrder.ts';
import type { FixPreviews } from './editor/fixPreviews.ts';
import { guardedFix } from './editor/guardedFix.ts';
import { openDocument } from './editor/openDocument.ts';
import { openReviewed } from './editor/openReviewed.ts';
import { revealTarget } from './editor/reveal.ts';
import type { FindingRef } from './editor/reviewSource.ts';
import { safeFixes } from './editor/safeFixes.ts';
import type { Threads } from './editor/threads.ts';
import { undoNewest } from './editor/undoNewest.ts';
import { linesOf } from './findings/textChange.ts';
import { inform, warn } from './notify/message.ts';
import { findingMarkdown } from './review/findingMarkdown.ts';
import type { Finding } from './review/finding.ts';
import type { FindingState } from './review/findings.ts';
import { titleOf } from './review/severityWord.ts';
import type { Review, Reviews } from './session/reviews.ts';
import { tellApplied } from './tellApplied.ts';
import { digest } from './util/digest.ts';
import type { HiddenPlace } from './util/hiddenPlaces.ts';
import { visibleText } from './util/visibleText.ts';

export interface FindingActionsOptions {
  readonly reviews: Reviews;
  readonly places: FindingPlaces;
  readonly threads: Pick<Threads, 'expand'>;
  readonly previews: FixPreviews;
  readonly applied: AppliedFixes;
  /** The marked findings, document by document. */
  readonly stops: () => readonly Stop[];
  /** The column to show code in, where a document has no tab yet. */
  readonly codeColumn: () => vscode.ViewColumn | undefined;
  /** Whether the user wants a suggestion in the code that adds these characters, which cannot be seen there. */
  readonly confirmHidden: (finding: Finding, added: readonly HiddenPlace[]) => Promise<boolean>;
}

const { l10n, window } = vscode;

export class FindingActions {
  readonly #options: FindingActionsOptions;
  #shown: FindingRef | undefined;
  /** The version of each document that a fix has just led to. */
  readonly #newest = new WeakMap<vscode.TextDocument, number>();
  /** One change after the other: VS Code refuses one that was made for a document before the last. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(options: FindingActionsOptions) {
    this.#options = options;
  }

  /** The finding under the cursor; of several the one shown last. Where no code is in focus, that one in any case. */
  get current(): FindingRef | undefined {
    const stops = this.#options.stops();
    const editor = window.activeTextEditor;
    const shown = stops.find(({ ref }) => this.#shown !== undefined && isSame(ref, this.#shown));
    if (!editor) return shown?.ref;
    const uri = editor.document.uri.toString();
    const line = editor.selection.active.line + 1;
    const here = shown && stopAt([shown], uri, line);
    return this.#options.previews.refOf(editor.document.uri) ?? (here ?? stopAt(stops, uri, line))?.ref;
  }

  /** The newest review that has marks in the code in focus. */
  get reviewHere(): string | undefined {
    const uri = window.activeTextEditor?.document.uri.toString();
    const marked = this.#options.stops().filter((stop) => stop.uri === uri);
    return this.#options.reviews.all.findLast(({ id }) => marked.some(({ ref }) => ref.reviewId === id))?.id;
  }

  /** True if it was done; else the user has been told why not. `previewed`: they have seen the difference. */
  apply(ref: FindingRef, previewed = false): Promise<boolean> {
    return this.#change(() => this.#apply(ref, previewed));
  }

  async #apply(ref: FindingRef, previewed: boolean): Promise<boolean> {
    const { places, confirmHidden } = this.#options;
    const document = await openReviewed(places.targetNow(this.#find(ref).review));
    const guard = () => {
      const { finding } = this.#find(ref);
      const standing = { finding, place: places.placeOf(ref), lines: linesOf(document.getText()) };
      return { finding, fix: guardedFix(standing, previewed, l10n) };
    };
    let { finding, fix } = guard();
    let confirmed: string | undefined;
    // While the question stands there, the code may change, and the finding too.
    while ('edit' in fix && fix.added.length > 0 && fix.edit.text !== confirmed) {
      if (!(await confirmHidden(finding, fix.added))) return false;
      confirmed = fix.edit.text;
      ({ finding, fix } = guard());
    }
    if ('refusal' in fix) {
      this.#refuse(ref, finding, fix.refusal);
      return false;
    }
    const before = document.getText();
    await applyEdits(document, [fix.edit]);
    this.#options.applied.add([ref], before, document.getText());
    this.#newest.set(document, document.version);
    this.#options.reviews.settle(ref.reviewId, ref.findingId, 'applied');
    if (previewed) await this.#options.previews.close(ref);
    return true;
  }

  async applyAndNext(ref: FindingRef): Promise<void> {
    const next = this.#next({ ref }, 1);
    if (await this.apply(ref)) await this.#go(next, ref);
  }

  /** Whatever is safe, in one undo step; what is not is listed with the reason. */
  applyAll(reviewId: string): Promise<void> {
    return this.#change(() => this.#applyAll(reviewId));
  }

  async #applyAll(reviewId: string): Promise<void> {
    const { reviews, places } = this.#options;
    const review = this.#review(reviewId);
    const document = await openReviewed(this.#options.places.targetNow(review));
    const before = document.getText();
    const lines = linesOf(before);
    const candidates = (review.state?.findings ?? [])
      .filter(({ disposition, suggestion }) => disposition === 'open' && suggestion !== undefined)
      .map((finding) => ({ finding, place: places.placeOf({ reviewId, findingId: finding.id }), lines }));
    const { edits, applied, left } = safeFixes(candidates, l10n);
    if (edits.length > 0) await applyEdits(document, edits);
    const refs = applied.map(({ id }) => ({ reviewId, findingId: id }));
    this.#options.applied.add(refs, before, document.getText());
    if (edits.length > 0) this.#newest.set(document, document.version);
    for (const { id } of applied) reviews.settle(reviewId, id, 'applied');
    void tellApplied(applied.length, left).then(async (finding) => {
      if (finding) await this.reveal({ reviewId, findingId: finding.id });
    });
  }

  async preview(ref: FindingRef): Promise<void> {
    await this.#options.previews.show(ref, this.#options.codeColumn());
  }

  discard({ reviewId, findingId }: FindingRef): void {
    this.#options.reviews.settle(reviewId, findingId, 'discarded');
  }

  async discardAndNext(ref: FindingRef): Promise<void> {
    const next = this.#next({ ref }, 1);
    this.discard(ref);
    await this.#go(next, ref);
  }

  discardAll(reviewId: string): void {
    for (const { id, disposition } of this.#review(reviewId).state?.findings ?? []) {
      if (disposition === 'open') this.discard({ reviewId, findingId: id });
    }
  }

  reopen({ reviewId, findingId }: FindingRef): void {
    this.#options.reviews.settle(reviewId, findingId, 'open');
  }

  /** Takes back what was done with it: a fix only where it is the document's newest change. */
  undo(ref: FindingRef): Promise<void> {
    return this.#change(() => this.#undo(ref));
  }

  async #undo(ref: FindingRef): Promise<void> {
    const { review, finding } = this.#find(ref);
    if (finding.disposition === 'discarded') this.reopen(ref);
    if (finding.disposition !== 'applied') return;
    const { places, applied, codeColumn } = this.#options;
    const document = openDocument(places.uriOf(ref.reviewId));
    const stands = (version: FixVersion) =>
      document !== undefined && applied.versionOf(ref, digest(document.getText())) === version;
    // The same text may be there after changes of the user's own, which undo would take back instead.
    const isNewest = document !== undefined && this.#newest.get(document) === document.version && stands('after');
    if (isNewest && (await undoNewest(document, () => stands('before'), codeColumn()))) return;
    const sentence = l10n.t(
      '“{0}” was not taken back: it is not the newest change of {1}. Undo in the editor takes back one change after the other.',
      titleOf(finding, l10n),
      visibleText(review.target.label),
    );
    void warn(sentence);
  }

  /** As the answer words it. */
  async copy(ref: FindingRef): Promise<void> {
    const { review, finding } = this.#find(ref);
    await vscode.env.clipboard.writeText(visibleText(findingMarkdown(finding, review.state?.text ?? '')));
  }

  /** Shows the finding's lines, with its comment open. */
  async reveal(ref: FindingRef): Promise<void> {
    const { review, finding } = this.#find(ref);
    const target = this.#options.places.targetNow(review);
    await openReviewed(target);
    const { anchor, hint } = finding;
    const line =
      this.#options.places.placeOf(ref)?.startLine ??
      (anchor?.kind === 'located' ? anchor.startLine : hint?.startLine) ??
      target.startLine;
    await revealTarget(target, { line: Math.max(1, line), viewColumn: this.#options.codeColumn() });
    this.#shown = ref;
    this.#options.threads.expand(ref);
  }

  /** The next finding from the cursor, or the one before it. */
  async walk(step: 1 | -1): Promise<void> {
    const stop = this.#next(this.#position(), step);
    const ref = stop?.ref ?? this.#unopened();
    if (ref) return this.reveal(ref);
    const sentence = l10n.t(
      'There are no open findings to go to. Start a review with Review Selection or Review File.',
    );
    void inform(sentence);
  }

  /** Of a review that was brought back, and whose document has not been open since: its first finding. */
  #unopened(): FindingRef | undefined {
    const { reviews, places } = this.#options;
    for (const { id: reviewId, state } of reviews.all.toReversed()) {
      if (places.targetPlace(reviewId)) continue;
      const open = state?.findings.find(
        ({ disposition, anchor }) => disposition === 'open' && anchor?.kind === 'located',
      );
      if (open) return { reviewId, findingId: open.id };
    }
    return undefined;
  }

  #change<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#changes.then(work, work);
    this.#changes = next;
    return next;
  }

  #position(): Position | undefined {
    const current = this.current;
    if (current) return { ref: current };
    const editor = window.activeTextEditor;
    return editor && { uri: editor.document.uri.toString(), line: editor.selection.active.line + 1 };
  }

  #next(from: Position | undefined, step: 1 | -1): Stop | undefined {
    return nextStop(this.#options.stops(), from, step);
  }

  async #go(next: Stop | undefined, from: FindingRef): Promise<void> {
    if (next && !isSame(next.ref, from)) await this.reveal(next.ref);
  }

  #refuse(ref: FindingRef, finding: FindingState, reason: string): void {
    const sentence = l10n.t('“{0}” was not applied. {1}', titleOf(finding, l10n), reason);
    if (finding.suggestion === undefined) {
      void warn(sentence);
      return;
    }
    const show = l10n.t('Show Difference');
    void warn(sentence, show).then((chosen) => {
      if (chosen === show) return this.preview(ref);
    });
  }

  #review(reviewId: string): Review {
    const review = this.#options.reviews.get(reviewId);
    if (!review) throw new Error(l10n.t('This review is not kept any more.'));
    return review;
  }

  #find({ reviewId, findingId }: FindingRef): { readonly review: Review; readonly finding: FindingState } {
    const review = this.#review(reviewId);
    const finding = review.state?.findings.find(({ id }) => id === findingId);
    if (!finding) throw new Error(l10n.t('This finding is not kept any more.'));
    return { review, finding };
  }
}
