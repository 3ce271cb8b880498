/** Commands and the panel's wishes about whole reviews in: stopped, looked up, forgotten, copied, kept as a document. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { LastEditor } from './collect/lastEditor.ts';
import type { CommandId } from './commandIds.ts';
import { requestDocument } from './document/requestDocument.ts';
import { documentName, reviewDocument } from './document/reviewDocument.ts';
import { ReviewDocuments } from './editor/reviewDocuments.ts';
import { pickFromHistory } from './historyPick.ts';
import type { KeptHistory } from './keepHistory.ts';
import { ask, inform } from './notify/message.ts';
import type { Panel } from './panel/panel.ts';
import { isRunning } from './review/phase.ts';
import type { ReviewState } from './review/state.ts';
import type { SentRequests } from './sentRequests.ts';
import type { Review, Reviews } from './session/reviews.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';
import { requestScheme, reviewScheme } from './util/ownSchemes.ts';
import { visibleText } from './util/visibleText.ts';

export type ReviewCommand = Extract<
  CommandId,
  `secondLook.${'stopAll' | 'closeReview' | 'showHistory' | 'clearHistory' | 'copyAnswer' | 'openAsMarkdown' | 'saveAsMarkdown' | 'showRequest'}`
>;

export interface ReviewCommandsOptions {
  readonly reviews: Reviews;
  readonly panel: Panel;
  readonly history: KeptHistory;
  readonly lastEditor: LastEditor;
  readonly sent: SentRequests;
}

export interface ReviewCommands extends Disposable {
  readonly handlers: Readonly<Record<ReviewCommand, (argument: unknown) => unknown>>;
}

const { l10n, window } = vscode;
/** What the panel's menus pass on. */
const named = v.object({ reviewId: v.string() });

export function reviewCommands({ reviews, panel, history, lastEditor, sent }: ReviewCommandsOptions): ReviewCommands {
  const owned = new DisposableStore();
  const textOf = (id: string) => {
    const state = reviews.get(id)?.state;
    return state && reviewDocument(state, l10n);
  };
  const onChanged = (listener: (reviewId: string, ended: boolean) => void) =>
    reviews.onChanged(({ reviewId, type }) => {
      listener(reviewId, type === 'ended');
    });
  const gone = l10n.t('This review is not in the panel any more. Show History brings it back.');
  const documents = owned.add(
    new ReviewDocuments({ scheme: reviewScheme, textOf: (id) => textOf(id) ?? gone, onChanged }),
  );
  const requestOf = (id: string) => {
    const review = reviews.get(id);
    return review ? requestDocument(sent.of(id), review.target, l10n) : gone;
  };
  const requests = owned.add(new ReviewDocuments({ scheme: requestScheme, textOf: requestOf, onChanged }));

  const withReview = (act: (state: ReviewState, review: Review) => unknown) => (argument: unknown) => {
    const wish = v.safeParse(named, argument);
    const review = reviews.get((wish.success ? wish.output.reviewId : panel.shown) ?? '');
    if (review?.state) return act(review.state, review);
    void inform(l10n.t('There is no review. Start one with Review Selection or Review File.'));
  };

  const handlers: ReviewCommands['handlers'] = {
    'secondLook.stopAll': () => {
      const running = reviews.all.some(({ state }) => state && isRunning(state.phase));
      if (!running) void inform(l10n.t('No review is running.'));
      reviews.stopAll();
    },
    'secondLook.closeReview': withReview((_state, { id }) => {
      if (!reviews.close(id)) {
        void inform(l10n.t('This review is still running. Stop it to close it.'));
      }
    }),
    'secondLook.showHistory': async () => {
      const entries = await history.list();
      if (entries.length === 0) {
        void inform(l10n.t('No review is kept yet. Start one with Review Selection or Review File.'));
        return;
      }
      const id = await pickFromHistory(entries, (forgotten) => history.remove(forgotten));
      if (id === undefined) return;
      if (await history.open(id)) panel.show(id);
      else void inform(l10n.t('This review is not kept any more.'));
    },
    'secondLook.clearHistory': async () => {
      const forget = l10n.t('Clear History');
      const question = l10n.t('Forget all reviews of this workspace that have ended, those in the panel too?');
      if ((await ask(question, '', forget)) === forget) await history.clear();
    },
    'secondLook.copyAnswer': withReview(async ({ text }) => {
      if (text === '') {
        void inform(l10n.t('This review has no answer to copy yet.'));
        return;
      }
      await vscode.env.clipboard.writeText(visibleText(text));
      window.setStatusBarMessage(l10n.t('Second Look: the answer is copied'), 3000);
    }),
    'secondLook.openAsMarkdown': withReview(({ reviewId, target }) =>
      documents.show(reviewId, documentName(target), lastEditor.current?.viewColumn),
    ),
    'secondLook.showRequest': withReview(({ reviewId, target }) => {
      if (sent.of(reviewId).length > 0) {
        return requests.show(reviewId, documentName(target, 'request'), lastEditor.current?.viewColumn);
      }
      const sentence = l10n.t(
        'Nothing was sent for this review since the window was opened. What was sent before is not kept.',
      );
      void inform(sentence);
    }),
    'secondLook.saveAsMarkdown': withReview(async (state) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      const name = documentName(state.target);
      const uri = await window.showSaveDialog({
        ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
        filters: { Markdown: ['md'] },
        title: l10n.t('Save Review as Markdown'),
      });
      if (!uri) return;
      // The review may have gone on while the user chose.
      const text = textOf(state.reviewId) ?? reviewDocument(state, l10n);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      window.setStatusBarMessage(l10n.t('Second Look: the review is saved'), 3000);
    }),
  };
  return {
    handlers,
    dispose: () => {
      owned.dispose();
    },
  };
}
