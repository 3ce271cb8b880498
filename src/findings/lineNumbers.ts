/** Text that a model copied from our numbered lines in, the same without the numbers out, and the number of its first line. */
import { isElision } from './elision.ts';

export interface Unnumbered {
  readonly text: string;
  /** What the first and the last numbered line were called. */
  readonly firstNumber: number;
  readonly lastNumber: number;
  /** The bar that our own prompt writes stands behind the numbers: code hardly ever looks like that. */
  readonly isOurs: boolean;
}

const numbered = /^[ \t]*(?:L|line )?(\d{1,7})([ \t]*[|│:.)]|\t)/i;

/**
 * Undefined unless every line that is not blank carries a number, the same mark behind it, and the numbers go up with
 * the lines. Code may look like this too, so whoever asks tries the text as it stands first.
 */
export function stripLineNumbers(text: string): Unnumbered | undefined {
  const lines = text.split('\n');
  const rest: string[] = [];
  let firstNumber: number | undefined;
  let last: { number: number; mark: string } | undefined;
  for (const line of lines) {
    const [prefix, digits, behind] = numbered.exec(line) ?? [];
    if (prefix === undefined || digits === undefined || behind === undefined) {
      if (line.trim() !== '' && !isElision(line)) return undefined;
      rest.push(line);
      continue;
    }
    const number = Number(digits);
    const mark = behind.trim();
    if (last && (number <= last.number || mark !== last.mark)) return undefined;
    last = { number, mark };
    firstNumber ??= number;
    rest.push(line.slice(prefix.length));
  }
  if (firstNumber === undefined || !last) return undefined;
  // One space belongs to the mark, if it stands in every line.
  const isSpaced = rest.every((line) => line.trim() === '' || line.startsWith(' ') || isElision(line));
  const code = rest.map((line) => (isSpaced && line.startsWith(' ') ? line.slice(1) : line));
  return { text: code.join('\n'), firstNumber, lastNumber: last.number, isOurs: last.mark === '|' };
}
