/** The reviews in, their findings in the editor out: where they are, their comments and marks, and what can be done. */
import * as vscode from 'vscode';
import type { LastEditor } from './collect/lastEditor.ts';
import { confirmHidden } from './confirmHidden.ts';
import { AppliedFixes } from './editor/appliedFixes.ts';
import { registerCodeActions } from './editor/codeActions.ts';
import { FindingPlaces } from './editor/findingPlaces.ts';
import { FixPreviews } from './editor/fixPreviews.ts';
import { Marks } from './editor/marks.ts';
import { Problems } from './editor/problems.ts';
import { ShownInDocuments } from './editor/shownInDocuments.ts';
import { Threads } from './editor/threads.ts';
import { FindingActions } from './findingActions.ts';
import { followFixes } from './followFixes.ts';
import type { Reviews } from './session/reviews.ts';
import type { Settings } from './settings.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';

export interface ShowFindingsOptions {
  readonly reviews: Reviews;
  readonly settings: Settings;
  readonly lastEditor: LastEditor;
}

export interface ShownFindings extends Disposable {
  readonly places: FindingPlaces;
  readonly threads: Threads;
  readonly actions: FindingActions;
}

export function showFindings({ reviews, settings, lastEditor }: ShowFindingsOptions): ShownFindings {
  const owned = new DisposableStore();
  const places = owned.add(new FindingPlaces(reviews));
  const shown = owned.add(new ShownInDocuments(reviews, places));
  const threads = owned.add(new Threads(shown));
  owned.add(new Marks(shown));
  const problems = owned.add(new Problems(shown, () => settings.problems()));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('secondLook.editor.problems')) problems.refresh();
    }),
  );
  owned.add(registerCodeActions(shown, problems));
  const previews = owned.add(new FixPreviews({ reviews, places }));
  const applied = new AppliedFixes();
  owned.add(followFixes(reviews, places, applied));
  const actions = new FindingActions({
    reviews,
    places,
    threads,
    previews,
    applied,
    stops: () =>
      shown.uris.flatMap((uri) =>
        shown.at(uri).map(({ reviewId, findingId, place }) => ({ ref: { reviewId, findingId }, uri, place })),
      ),
    codeColumn: () => lastEditor.current?.viewColumn,
    confirmHidden,
  });
  return {
    places,
    threads,
    actions,
    dispose: () => {
      owned.dispose();
    },
  };
}
