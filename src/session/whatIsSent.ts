/** What every review sends, in a sentence for whoever is about to send one. */
import type { Localizer } from '../util/localizer.ts';

export function whatIsSent(l10n: Localizer): string {
  return l10n.t(
    'Sent are the lines under review with the name of their file, their language and line numbers, and your own instructions: nothing else, and only when you ask for it. Show Request shows it to the letter.',
  );
}
