/** A block that is still being written in; out the same with a link that lacks its end shown as its words alone. */
import type { Token, Tokens } from 'marked';

/** As much of a link's address, and of a title after it, as may have arrived before its closing bracket. */
const addressSoFar = new RegExp(
  [
    /^(?:<[^<>\n]*>?|[^\s<>()`]*(?:\([^\s()]*\)[^\s()]*)*(?:\([^\s()]*)?)/,
    /(?:\s+(?:"[^"]*"?|'[^']*'?|\([^()]*\)?)?)?$/,
  ]
    .map(({ source }) => source)
    .join(''),
);

/** The token itself where it does not end in such a link. */
export function withoutOpenAddress(token: Token): Token {
  if (token.type === 'list') {
    const { items } = token as Tokens.List;
    return { ...token, items: withLast(items, (item) => withoutOpenAddress(item) as Tokens.ListItem) };
  }
  const { tokens } = token as Tokens.Generic;
  switch (token.type) {
    case 'list_item':
    case 'blockquote':
      return { ...token, tokens: withLast(tokens ?? [], withoutOpenAddress) };
    case 'paragraph':
    case 'heading':
    case 'text':
      return tokens === undefined ? token : { ...token, tokens: closed(tokens) };
    default:
      return token;
  }
}

/** The inline parts of a block, cut off where the address begins. */
function closed(tokens: Token[]): Token[] {
  const at = tokens.findLastIndex((token) => isText(token) && token.text.includes(']('));
  // Behind an open backtick all of it may turn out to be code.
  if (at < 0 || tokens.some((token) => isText(token) && token.text.includes('`'))) return tokens;
  const text = (tokens[at] as Tokens.Text).text;
  const cut = text.lastIndexOf('](');
  const address = [text.slice(cut + 2), ...tokens.slice(at + 1).map(({ raw }) => raw)].join('');
  const words = [...tokens.slice(0, at), textOf(text.slice(0, cut))];
  const start = addressSoFar.test(address) ? openingBracket(words) : undefined;
  if (!start) return tokens;
  const { token, offset, text: opening } = start;
  return [
    ...words.slice(0, token),
    textOf(opening.slice(0, offset) + opening.slice(offset + 1)),
    ...words.slice(token + 1),
  ];
}

/** The bracket that opens a label which runs to the end of `tokens`; undefined where there is none, or not of a link. */
function openingBracket(
  tokens: readonly Token[],
): { readonly token: number; readonly offset: number; readonly text: string } | undefined {
  let depth = 0;
  for (const [token, part] of [...tokens.entries()].reverse()) {
    if (part.type === 'link') return undefined;
    if (!isText(part)) continue;
    const { text } = part;
    for (let offset = text.length - 1; offset >= 0; offset--) {
      if (text[offset] === ']') depth++;
      else if (text[offset] === '[' && depth-- === 0)
        return text[offset - 1] === '!' ? undefined : { token, offset, text };
    }
  }
  return undefined;
}

function isText(token: Token): token is Tokens.Text {
  return token.type === 'text';
}

function textOf(text: string): Tokens.Text {
  return { type: 'text', raw: text, text };
}

function withLast<T>(items: readonly T[], change: (item: T) => T): T[] {
  const last = items.at(-1);
  return last === undefined ? [] : [...items.slice(0, -1), change(last)];
}
