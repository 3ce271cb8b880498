/** An answer in, what the extension builds around its findings out: their places, the actions on them, and a review of a document. */
import type * as vscode from 'vscode';
import { targetOf, wholeFile } from '../../src/collect/target.ts';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import { AppliedFixes } from '../../src/editor/appliedFixes.ts';
import { FindingPlaces } from '../../src/editor/findingPlaces.ts';
import { FixPreviews } from '../../src/editor/fixPreviews.ts';
import { FindingActions } from '../../src/findingActions.ts';
import { followFixes } from '../../src/followFixes.ts';
import type { ReviewTarget } from '../../src/review/target.ts';
import { Reviews, type Review } from '../../src/session/reviews.ts';
import { DisposableStore } from '../../src/util/disposableStore.ts';
import { english } from '../../src/util/localizer.ts';
import { hiddenWords } from '../../src/review/hiddenWords.ts';
import { someSettings } from '../support/reviewTarget.ts';

export interface FixReview {
  readonly places: FindingPlaces;
  readonly actions: FindingActions;
  /** Which characters the user was asked about so far, and confirmed or not. */
  readonly questions: readonly string[];
  /** Resolves with its end. What is sent, and kept, is what `permitted` leaves of the document. */
  review(document: vscode.TextDocument, permitted?: (target: ReviewTarget) => Promise<ReviewTarget>): Promise<Review>;
  dispose(): void;
}

/** What an answer in pieces does between two of them happens while the review streams. */
export function openFixReview(
  answer: () => string | AsyncIterable<string>,
  confirm: () => boolean | PromiseLike<boolean> = () => true,
): FixReview {
  const owned = new DisposableStore();
  const questions: string[] = [];
  const reviews = owned.add(
    new Reviews({
      complete: async function* () {
        await Promise.resolve();
        const all = answer();
        for await (const text of typeof all === 'string' ? [all] : all) yield { type: 'text', text };
        yield { type: 'finish', reason: 'stop', stop: 'end' };
      },
      capabilities: createCapabilities(),
      gates: createGates(),
      l10n: english,
    }),
  );
  const places = owned.add(new FindingPlaces(reviews));
  const previews = owned.add(new FixPreviews({ reviews, places }));
  const stops = () =>
    reviews.all.flatMap(({ id, state }) =>
      (state?.findings ?? []).flatMap(({ id: findingId }) => {
        const place = places.placeOf({ reviewId: id, findingId });
        return place ? [{ ref: { reviewId: id, findingId }, uri: places.uriOf(id)!, place }] : [];
      }),
    );
  const threads = { expand: () => undefined };
  const applied = new AppliedFixes();
  const actions = new FindingActions({
    reviews,
    places,
    threads,
    previews,
    applied,
    stops,
    codeColumn: () => undefined,
    confirmHidden: async (_, added) => {
      questions.push(hiddenWords(added, english));
      return confirm();
    },
  });
  owned.add(followFixes(reviews, places, applied));
  return {
    places,
    actions,
    questions,
    review: async (document, permitted = (target) => Promise.resolve(target)) => {
      const ended = new Promise<void>((resolve) => {
        owned.add(
          reviews.onChanged(({ type }) => {
            if (type === 'ended') resolve();
          }),
        );
      });
      const started = reviews.start(await permitted(targetOf(document, wholeFile(document))), {
        ...someSettings,
        endpoint: { baseUrl: 'http://127.0.0.1:9', api: 'chat' },
      });
      await ended;
      return started;
    },
    dispose: () => {
      owned.dispose();
    },
  };
}
