/** An address in, what its reader could overlook in it out: no encryption, letters of other scripts, a likeness. */
import type { Localizer } from '../util/localizer.ts';

/** `confirmed`: the origins that the user knows already. */
export function addressFacts(baseUrl: string, confirmed: readonly string[], l10n: Localizer): readonly string[] {
  const url = new URL(baseUrl);
  const facts: string[] = [];
  if (url.protocol === 'http:') {
    facts.push(l10n.t('The connection is not encrypted: whoever is on the way can read and change what is sent.'));
  }
  if (/(?:^|\.)xn--/.test(url.hostname)) {
    facts.push(
      l10n.t(
        'The name has letters that are not Latin and may look like another name. To the letter it is {0}.',
        url.host,
      ),
    );
  }
  const alike = confirmed.map((origin) => new URL(origin)).find((known) => isLike(url, known));
  if (alike) facts.push(l10n.t('It is not {0}, which you have confirmed before.', alike.origin));
  return facts;
}

/** One holds the other's name, or differs from it in a letter or two, as a slip of the hand or a trap does. */
function isLike(one: URL, other: URL): boolean {
  if (one.origin === other.origin) return false;
  const [a, b] = [one.hostname, other.hostname];
  return a.includes(b) || b.includes(a) || distance(a, b) <= 2;
}

/** Letters that have to be put in, left out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(a).entries()) {
    const next = [at + 1];
    for (const [index, other] of Array.from(b).entries()) {
      const replaced = (row[index] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
