/** Characters that cannot be seen and their lines in, the words for them out. */
import { characterName } from '../util/characterName.ts';
import { characterAt, type HiddenPlace } from '../util/hiddenPlaces.ts';
import type { Localizer } from '../util/localizer.ts';
import { escapeOf } from '../util/visibleText.ts';

/** `\u{202e} right-to-left override (lines 3, 7), \u{200b} zero width space (line 9)` */
export function hiddenWords(places: readonly HiddenPlace[], l10n: Localizer): string {
  return places.map((place) => `${nameOf(place)} (${linesOf(place, l10n)})`).join(', ');
}

function nameOf(place: HiddenPlace): string {
  const character = characterAt(place);
  return `${escapeOf(character)} ${characterName(character)}`;
}

function linesOf({ lines, count }: HiddenPlace, l10n: Localizer): string {
  const [first = 0, ...others] = lines;
  if (others.length === 0 && count === 1) return l10n.t('line {0}', first);
  const numbers = lines.join(', ');
  return others.length === 0 ? l10n.t('{0} in line {1}', count, first) : l10n.t('{0} in lines {1}', count, numbers);
}
