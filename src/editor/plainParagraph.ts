/** Markdown in, the words of its first paragraph out, all of which can be seen. */
import { Lexer, type Token } from 'marked';
import { visibleText } from '../util/visibleText.ts';

/** In UTF-16 units: it is shown in one line. */
const longest = 2000;

export function plainParagraph(markdown: string): string {
  try {
    const tokens = Lexer.lex(markdown.slice(0, longest), { gfm: true });
    const paragraph = tokens.find(({ type }) => type === 'paragraph');
    return paragraph ? visibleText(wordsOf(paragraph)).replace(/\s+/g, ' ').trim() : '';
  } catch {
    // Nested marks exhaust the recursive lexer; what stands there is no paragraph anyway.
    return '';
  }
}

function wordsOf(token: Token): string {
  const { tokens } = token as { tokens?: readonly Token[] };
  if (tokens && token.type !== 'image') return tokens.map(wordsOf).join('');
  if (token.type === 'br') return ' ';
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}
