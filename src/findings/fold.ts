/** A line of code in, what remains of it once white space, quotation marks, escapes, and remarks at its end are set aside. */

/** Two lines that fold to the same differ in nothing that a careless copy keeps. A line with code never folds to nothing. */
export function foldLine(line: string): string {
  const plain = unescape(line).replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'");
  const bare = plain.replace(trailingRemark, '');
  const ended = bare.replace(/[;,\s]+$/, '');
  return foldSpace(ended === '' ? plain : ended);
}

/** Whether a remark at its end is set aside. */
export function hasRemark(line: string): boolean {
  return trailingRemark.test(line);
}

/** What two folded lines come to, one after the other: as if the line had not been broken. */
export function joinFolded(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) text += separator(text, line) + line;
  return text;
}

/** What stands between two pieces of folded text: a space only where two words would become one. */
export function separator(before: string, after: string): string {
  return isWord(before.at(-1)) && isWord(after[0]) ? ' ' : '';
}

export function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}

/** Without any white space: two texts that squeeze to the same differ in nothing else. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

// A mark that needs a space behind it is otherwise part of the code: `#fff`, `i--`.
const trailingRemark = /(?<=\S)\s+(?:\/\/|\/\*|<!--|(?:#|--)(?=\s)).*$/s;

function foldSpace(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?![\p{L}\p{N}_$])|(?<![\p{L}\p{N}_$]) /gu, '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' };

function unescape(line: string): string {
  if (!line.includes('&')) return line;
  return line
    .replaceAll('&amp;', '&')
    .replace(/&(lt|gt|quot|apos|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole);
}
