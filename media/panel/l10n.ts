/** English sentences in, the user's language out: the translations arrive with the host's `hello`. */
import { english } from '../../src/util/localizer.ts';

let translations: Readonly<Record<string, string>> = {};

/** Replaces the translations; a sentence without one stays English. */
export function setTranslations(strings: Readonly<Record<string, string>>): void {
  translations = strings;
}

/** `{0}`, `{1}` … are filled from `args`. */
export function t(message: string, ...args: (string | number)[]): string {
  const translated = Object.hasOwn(translations, message) ? translations[message] : undefined;
  return english.t(translated ?? message, ...args);
}
