/** Words and signs that look like others in, the words for them out. */
import type { Localizer } from '../util/localizer.ts';
import type { MixedWord } from '../util/mixedScripts.ts';
import { escapeOf } from '../util/visibleText.ts';

/** `аdmin (\u{430}dmin, Cyrillic, Latin, line 3), …`: which letters are meant, nobody could see. */
export function mixedWordsText(words: readonly MixedWord[], l10n: Localizer): string {
  return words
    .map(({ word, scripts, looksLike, line }) => {
      const facts = [
        word.replace(/[^\p{ASCII}]/gu, escapeOf),
        ...scripts,
        ...(looksLike === undefined ? [] : [l10n.t('looks like {0}', looksLike)]),
        ...(line === undefined ? [] : [l10n.t('line {0}', line)]),
      ];
      return `${word} (${facts.join(', ')})`;
    })
    .join(', ');
}
