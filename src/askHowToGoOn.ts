/** Answers that broke off in, one question at a time out: how to go on, where the user wants to be asked. */
import { canResume } from './review/phase.ts';
import type { Review, Reviews } from './session/reviews.ts';
import type { Disposable } from './util/disposableStore.ts';
import type { Localizer } from './util/localizer.ts';
import { visibleText } from './util/visibleText.ts';

export interface QuestionPorts {
  readonly l10n: Localizer;
  /** Resolves with the chosen label; undefined where the user left the question. */
  readonly ask: (question: string, ...labels: string[]) => PromiseLike<string | undefined>;
  readonly resume: (reviewId: string) => void;
  readonly retry: (reviewId: string) => void;
}

export function askHowToGoOn(reviews: Reviews, { l10n, ask, resume, retry }: QuestionPorts): Disposable {
  const open = new Map<Review, number>();
  let asking = false;

  const askAbout = async (review: Review, run: number) => {
    const { state } = review;
    // Meanwhile the panel's buttons may have answered.
    if (state?.run !== run || state.phase !== 'interrupted') return;
    const labels = { resume: l10n.t('Resume'), retry: l10n.t('Review Again'), dismiss: l10n.t('Dismiss') };
    const offered = canResume(state) ? [labels.resume, labels.retry] : [labels.retry];
    const question = visibleText(l10n.t('{0}: {1}', state.target.label, state.error?.message ?? ''));
    const chosen = await ask(question, ...offered, labels.dismiss);
    if (chosen === labels.resume) resume(review.id);
    if (chosen === labels.retry) retry(review.id);
  };

  const askAboutAll = async () => {
    if (asking) return;
    asking = true;
    try {
      for (const [review, run] of open) {
        open.delete(review);
        await askAbout(review, run);
      }
    } finally {
      asking = false;
    }
  };

  return reviews.onChanged((event) => {
    if (event.type !== 'ended' || event.outcome !== 'interrupted') return;
    const review = reviews.get(event.reviewId);
    if (review?.policy !== 'ask') return;
    open.set(review, event.run);
    // A question fails only when the window closes.
    askAboutAll().catch(() => undefined);
  });
}
