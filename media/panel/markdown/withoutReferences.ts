/** Text with character references such as `&rarr;` in, the same with the characters that they stand for out. */
import { html, render } from 'lit/html.js';

const reference = /&(?:#x?[\da-f]+|[a-z][a-z\d]*);?/gi;

export function withoutReferences(text: string): string {
  return text.replace(reference, characterFor);
}

/** Only a parser of HTML knows all names. What it gets cannot be markup: letters, digits and `#`. */
function characterFor(reference: string): string {
  const template = Object.assign([reference], { raw: [reference] });
  const fragment = document.createDocumentFragment();
  render(html(template), fragment);
  return fragment.textContent;
}
