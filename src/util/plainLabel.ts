/** Foreign words in, the same words out for a label: all of them can be seen, and VS Code makes no icon of `$(name)`. */
import { visibleText } from './visibleText.ts';

export function plainLabel(text: string): string {
  return visibleText(text).replace(/\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi, '\\$&');
}
