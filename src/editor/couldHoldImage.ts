/** Markdown in; whether any reader of Markdown could find an image in it out, whatever that reader takes for code. */

export function couldHoldImage(markdown: string): boolean {
  if (!markdown.includes('![')) return false;
  // What one reader takes for code, another one reads: where a code span begins is not the same in all of them.
  return markdown.includes(']:') || markdown.split(/\n\s*\n/).some(couldHoldInline);
}

/** One paragraph: no image goes on behind a blank line. */
function couldHoldInline(text: string): boolean {
  for (let at = text.indexOf('!['); at >= 0; at = text.indexOf('![', at + 2)) {
    if (couldBegin(text, at + 2)) return true;
  }
  return false;
}

/** Whether the image's words, which begin here, could end in `](` or `][`. */
function couldBegin(text: string, from: number): boolean {
  let depth = 1;
  for (let at = from; at < text.length && depth > 0; at++) {
    const mark = text.charAt(at);
    // These may hide brackets, and thereby which one ends the words.
    if (mark === '`' || mark === '\\' || mark === '<') return text.includes('](', at) || text.includes('][', at);
    if (mark === ']' && /[[(]/.test(text.charAt(at + 1))) return true;
    if (mark === '[') depth += 1;
    if (mark === ']') depth -= 1;
  }
  return false;
}
