/** A line of Markdown in, its words alone out; what stands in code spans stays as it is. */

export function plainTitle(markdown: string): string {
  return markdown
    .split(/(`+)(.+?)\1(?!`)/)
    .map((part, index) => [withoutMarks, () => '', codeSpan][index % 3]?.(part) ?? '')
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/[\s:;,·•|]+$/, '')
    .trim();
}

function codeSpan(code: string): string {
  return /^ .*\S.* $/.test(code) ? code.slice(1, -1) : code;
}

function withoutMarks(text: string): string {
  return text
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(
      /(?<![\\\p{L}\d])(\*\*\*|___|\*\*|__|~~|\*|_)(?=\S)|(?<=[^\s\\])(\*\*\*|___|\*\*|__|~~|\*|_)(?![\p{L}\d(])/gu,
      '',
    )
    .replace(/(?:^|\s)[*_`]{1,3}(?=\s|$)/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
