/** Markdown in; the same with all of it changed that stands in no code block or span out. */
import { Lexer, walkTokens, type Token } from 'marked';

export function outsideCode(markdown: string, change: (text: string) => string): string {
  let text = '';
  let at = 0;
  for (const code of codeIn(lex(markdown) ?? [])) {
    const found = placeOf(code, markdown, at);
    if (!found) continue;
    text += change(markdown.slice(at, found.index)) + found[0];
    at = found.index + found[0].length;
  }
  return text + change(markdown.slice(at));
}

/** In a list or a quote the lexer has left out what stands before each of its lines. */
function placeOf(code: string, markdown: string, from: number): RegExpExecArray | null {
  const lines = code.split('\n').map((line) => line.replace(/[$(-+.?[-^{|}]/g, '\\$&'));
  // Readers disagree about indented code behind a mark or at the end of a table, so only below a blank line it counts.
  const begin = /^[ \t]/.test(code) ? '(?<=(?:^|\n[ \t]*\n) *)' : '';
  const pattern = new RegExp(begin + lines.join('\n[ \\t>]*'), 'g');
  pattern.lastIndex = from;
  return pattern.exec(markdown);
}

/** Undefined where nested marks exhaust the recursive lexer. */
export function lex(markdown: string): readonly Token[] | undefined {
  try {
    return Lexer.lex(markdown, { gfm: true });
  } catch {
    return undefined;
  }
}

/** Code blocks and spans as they were written, in their order. */
export function codeIn(tokens: readonly Token[]): readonly string[] {
  const code: string[] = [];
  void walkTokens([...tokens], ({ type, raw }) => {
    if (type === 'code' || type === 'codespan') code.push(raw);
  });
  return code;
}
