/** The words of a request in, the code that they ask about out: what a model finds by reading. */

export interface PromptCode {
  /** As the prompt calls the file; empty where it has no name. */
  readonly file: string;
  readonly languageId: string;
  /** The first line's number in its document, 1-based. */
  readonly startLine: number;
  /** The lines without their numbers, joined by `\n`. */
  readonly code: string;
  readonly isWholeFile: boolean;
  /** All that the prompt says besides the code. */
  readonly instructions: string;
}

/** `texts` are the user's messages, or the one prompt; the last one that carries code is read. */
export function readPrompt(texts: readonly string[]): PromptCode | undefined {
  for (const text of texts.toReversed()) {
    const found = numberedBlock(text) ?? fencedBlock(text);
    if (found) return found;
  }
  return undefined;
}

/** `<code file="…" language="…" lines="12-40" fence="…">`, numbered lines, `</code fence="…">`. */
function numberedBlock(text: string): PromptCode | undefined {
  // Numbered lines cannot begin with a tag, so a tag at the start of a line is never part of the code.
  for (const opening of [...text.matchAll(/^<code\b([^\n>]*)>\r?\n/gm)].reverse()) {
    const attributes = new Map([...opening[1]!.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]!]));
    const start = opening.index + opening[0].length;
    const closing = `</code fence="${attributes.get('fence') ?? ''}">`;
    const end = text.indexOf(closing, start);
    if (end < 0) continue;

    const lines = text
      .slice(start, end)
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
    const startLine = /^\s*(\d+)\|/.exec(lines[0] ?? '')?.[1] ?? /^\d+/.exec(attributes.get('lines') ?? '')?.[0] ?? '1';
    const instructions = text.slice(0, opening.index) + text.slice(end + closing.length);
    return {
      file: attributes.get('file') ?? '',
      languageId: attributes.get('language') ?? '',
      startLine: Number(startLine),
      code: lines.map((line) => line.replace(/^\s*\d+\| ?/, '')).join('\n'),
      isWholeFile: /^Review this file\b/m.test(instructions),
      instructions,
    };
  }
  return undefined;
}

/** What other clients send: the last fenced code block. Whether it is a whole file, nobody knows. */
function fencedBlock(text: string): PromptCode | undefined {
  const block = [...text.matchAll(/^(```+|~~~+)(?![`~])([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm)].at(-1);
  if (!block) return undefined;
  return {
    file: '',
    languageId: block[2]!.trim().split(/\s/)[0]!.toLowerCase(),
    startLine: 1,
    code: block[3]!.replace(/\n$/, ''),
    isWholeFile: false,
    instructions: text.replace(block[0], ''),
  };
}
