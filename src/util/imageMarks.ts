/** Markdown in; where an image of it could begin: counted, or with escapes. */

/** Some readers drop a backslash before a bracket within the words of a link, so the other mark has one, too. */
const image = /(?<!\\)((?:\\\\)*)(?:\\?!\[|!\\\[)/g;

export function escapeImages(markdown: string): string {
  return markdown.replace(image, '$1\\!\\[');
}

export function countImages(markdown: string): number {
  return Array.from(markdown.matchAll(image)).length;
}
