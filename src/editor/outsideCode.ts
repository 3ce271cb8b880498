/** Markdown in; the same with all of it changed that stands in no code block or span out. */
import { Lexer, walkTokens, type Token } from 'marked';

export function outsideCode(markdown: string, change: (text: string) => string): string {
  let text = '';
  let at = 0;
  for (const code of codeIn(lex(markdown) ?? [])) {
    const start = markdown.indexOf(code, at);
    if (start < 0) continue;
    text += change(markdown.slice(at, start)) + code;
    at = start + code.length;
  }
  return text + change(markdown.slice(at));
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
