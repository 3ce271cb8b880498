/** Words of mixed scripts in, the words for them out. */
import type { Localizer } from '../util/localizer.ts';
import type { MixedWord } from '../util/mixedScripts.ts';

/** `аdmin (Cyrillic, Latin, line 3), …` */
export function mixedWordsText(words: readonly MixedWord[], l10n: Localizer): string {
  return words
    .map(({ word, scripts, line }) => {
      const facts = [...scripts, ...(line === undefined ? [] : [l10n.t('line {0}', line)])];
      return `${word} (${facts.join(', ')})`;
    })
    .join(', ');
}
