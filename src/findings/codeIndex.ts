/** The reviewed lines in, the same in the forms that they are searched in; each form is made once. */
import { foldLine, separator } from './fold.ts';
import { createTokenIndex, type TokenIndex } from './tokenIndex.ts';

export interface ReviewedCode {
  /** As the user's document holds them, without line ends. */
  readonly lines: readonly string[];
  /** 1-based line of the document that the first of them is. */
  readonly startLine: number;
}

/** Lines of the reviewed code by index: 0-based, both inclusive. */
export interface Place {
  readonly first: number;
  readonly last: number;
  /** It begins where its first line begins and ends where its last line ends. */
  readonly isFull: boolean;
}

/** Where in the folded text something stands: UTF-16 units, the end exclusive. */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

export interface CodeIndex {
  readonly lines: readonly string[];
  /** The folded lines as one text. */
  readonly text: string;
  /** By token, for likenesses; made when first asked for. */
  readonly tokens: () => TokenIndex;
  /** Where a line begins in the text; lines outside of the code begin at its edges. */
  readonly offsetOf: (line: number) => number;
  readonly placeOf: (occurrence: Occurrence) => Place;
}

const indices = new WeakMap<ReviewedCode, CodeIndex>();

/** Made at the first call and kept as long as the code is. */
export function indexOf(code: ReviewedCode): CodeIndex {
  const known = indices.get(code);
  if (known) return known;
  const made = createIndex(code);
  indices.set(code, made);
  return made;
}

function createIndex({ lines }: ReviewedCode): CodeIndex {
  const folded = lines.map(foldLine);
  /** Where each line begins in the text. */
  const starts = new Int32Array(lines.length + 1);
  const parts: string[] = [];
  let length = 0;
  let before = '';
  for (const [index, line] of folded.entries()) {
    const between = line === '' ? '' : separator(before, line);
    starts[index] = length + between.length;
    if (line === '') continue;
    parts.push(between, line);
    length += between.length + line.length;
    before = line;
  }
  starts[lines.length] = length;
  const text = parts.join('');
  let tokens: TokenIndex | undefined;

  /** The line that the unit belongs to: of several that begin there the last, for the others are blank. */
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? length) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    lines,
    text,
    tokens: () => (tokens ??= createTokenIndex(folded)),
    offsetOf: (line) => starts[Math.min(Math.max(line, 0), lines.length)] ?? length,
    placeOf: ({ from, to }) => {
      const first = lineAt(from);
      const last = lineAt(to - 1);
      const isFull = starts[first] === from && (starts[last] ?? 0) + (folded[last] ?? '').length === to;
      return { first, last, isFull };
    },
  };
}
