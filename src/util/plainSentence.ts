/** A sentence with foreign words in, the same out for a message of VS Code: nothing in it is hidden, and nothing a link. */
import { visibleText } from './visibleText.ts';

/** VS Code makes a link of `[words](command:…)` in any message, and the press of it runs the command. */
export function plainSentence(sentence: string): string {
  return visibleText(sentence).replaceAll('](', '] (');
}
