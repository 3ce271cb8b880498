/** A finding in, VS Code's own diff editor with what its suggestion would do out. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import { linesOf } from '../findings/textChange.ts';
import type { FindingState } from '../review/findings.ts';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';
import { previewScheme } from '../util/ownSchemes.ts';
import type { FindingPlaces } from './findingPlaces.ts';
import { previewSides, previewText, sidesFor, type PreviewSide } from './fixPreview.ts';
import { openReviewed } from './openReviewed.ts';
import type { FindingRef, ReviewedCode, ReviewSource } from './reviewSource.ts';
import { visibleText } from '../util/visibleText.ts';

const previewed = v.object({ reviewId: v.string(), findingId: v.string(), side: v.picklist(previewSides) });
type PreviewedSide = v.InferOutput<typeof previewed>;

export interface FixPreviewsOptions {
  readonly reviews: ReviewSource;
  readonly places: FindingPlaces;
}

export class FixPreviews implements Disposable, vscode.TextDocumentContentProvider {
  readonly #options: FixPreviewsOptions;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#changed.event;

  constructor(options: FixPreviewsOptions) {
    this.#options = options;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(previewScheme, this));
    const refresh = (reviewId: string) => {
      for (const { uri } of vscode.workspace.textDocuments) {
        if (previewedBy(uri)?.reviewId === reviewId) this.#changed.fire(uri);
      }
    };
    this.#owned.add(options.places.onMoved(refresh));
    // An edit below all findings leaves them where they are, and is in the difference all the same.
    this.#owned.add(options.places.onEdited(refresh));
  }

  /** @throws where the finding is unknown or has no suggestion, or its document cannot be opened */
  async show(ref: FindingRef, viewColumn?: vscode.ViewColumn): Promise<void> {
    const { review, finding } = this.#find(ref);
    if (finding.suggestion === undefined) throw new Error(vscode.l10n.t('This finding has no suggestion.'));
    const target = this.#options.places.targetNow(review);
    if (finding.fix.kind !== 'none') await openReviewed(target);
    const { left, right } = sidesFor(finding, this.#options.places.placeOf(ref));
    const document = vscode.Uri.parse(target.uri, true);
    const { reviewId, findingId } = ref;
    const sideUri = (side: PreviewSide) =>
      document.with({
        scheme: previewScheme,
        authority: '',
        query: JSON.stringify({ reviewId, findingId, side } satisfies PreviewedSide),
        fragment: '',
      });
    const name = visibleText(target.label.split('/').pop() ?? target.label);
    const title =
      left === 'document'
        ? vscode.l10n.t('{0}: suggestion', name)
        : vscode.l10n.t('{0}: as reviewed and suggestion', name);
    const options: vscode.TextDocumentShowOptions = { preview: true, ...(viewColumn && { viewColumn }) };
    await vscode.commands.executeCommand(
      'vscode.diff',
      left === 'document' ? document : sideUri(left),
      sideUri(right),
      title,
      options,
    );
  }

  /** The finding whose suggestion this document shows. */
  refOf(uri: vscode.Uri): FindingRef | undefined {
    const known = previewedBy(uri);
    return known && { reviewId: known.reviewId, findingId: known.findingId };
  }

  /** Closes the diff editors of this finding. */
  async close({ reviewId, findingId }: FindingRef): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(({ input }) => {
      const ref = input instanceof vscode.TabInputTextDiff ? this.refOf(input.modified) : undefined;
      return ref?.reviewId === reviewId && ref.findingId === findingId;
    });
    if (own.length > 0) await vscode.window.tabGroups.close(own);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const known = previewedBy(uri);
    if (!known) return '';
    const { review, finding } = this.#find(known);
    const target = this.#options.places.targetNow(review);
    const lines = known.side === 'fixed' ? linesOf((await openReviewed(target)).getText()) : [];
    const place = this.#options.places.placeOf(known);
    return previewText(known.side, { target, finding, place, lines });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #find({ reviewId, findingId }: FindingRef): { readonly review: ReviewedCode; readonly finding: FindingState } {
    const review = this.#options.reviews.get(reviewId);
    const finding = review?.state?.findings.find(({ id }) => id === findingId);
    if (!review || !finding) throw new Error(vscode.l10n.t('This finding is not kept any more.'));
    return { review, finding };
  }
}

function previewedBy(uri: vscode.Uri): PreviewedSide | undefined {
  if (uri.scheme !== previewScheme) return undefined;
  let query: unknown;
  try {
    query = JSON.parse(uri.query);
  } catch {
    return undefined;
  }
  const result = v.safeParse(previewed, query);
  return result.success ? result.output : undefined;
}
