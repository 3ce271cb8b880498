/** Markdown text in, marked's tokens out. `text` has `\n` line ends only. */
import { Lexer, Tokenizer, walkTokens, type Links, type MarkedOptions, type Token, type Tokens } from 'marked';

export interface BlockTokens {
  /** The blocks without their inline parts; their `raw` parts are the text, cut up. */
  readonly tokens: readonly Token[];
  /** Adds the inline parts, with exactly these link definitions. */
  readonly fill: (links: Links) => void;
}

/** Without a prototype: `[constructor]` is no link. */
export const noLinks: Links = Object.freeze(Object.create(null) as Links);

const options: MarkedOptions = { gfm: true, breaks: false, tokenizer: tokenizer() };

/** Whole tokens, with the definitions in `links` and those of the text. */
export function lex(text: string, links: Links): readonly Token[] {
  const { tokens, fill } = lexBlocks(text);
  fill(definitions(tokens, links));
  return tokens;
}

export function lexBlocks(text: string): BlockTokens {
  const lexer = new Lexer(options);
  try {
    const tokens = lexer.blockTokens(text);
    return {
      tokens,
      fill: (links) => {
        lexer.tokens.links = links;
        for (const { src, tokens } of lexer.inlineQueue) readInline(lexer, src, tokens);
      },
    };
  } catch {
    // Thousands of nested markers exhaust the recursive lexer; the words still have to be shown.
    return { tokens: [{ type: 'html', raw: text, text, block: true }], fill: () => undefined };
  }
}

/** `links` and what `tokens` define; the first definition of a label wins. The same object where that is nothing more. */
export function definitions(tokens: readonly Token[], links: Links): Links {
  const more = Object.create(null) as Links;
  void walkTokens([...tokens], (token) => {
    if (token.type !== 'def') return;
    const { tag, href, title } = token as Tokens.Def;
    if (!Object.hasOwn(links, tag)) more[tag] ??= { href, title };
  });
  return Object.keys(more).length === 0 ? links : Object.assign(more, links);
}

function readInline(lexer: Lexer, text: string, tokens: Token[]): void {
  try {
    lexer.inlineTokens(text, tokens);
  } catch {
    tokens.splice(0, tokens.length, { type: 'text', raw: text, text });
  }
}

/** What nests deeper is no answer, and is text: a line that goes on below a quotation is read twice at each level. */
const deepest = 16;

function tokenizer(): Tokenizer {
  const tokenizer = new Tokenizer();
  keepTagsPlain(tokenizer);
  boundDepth(tokenizer);
  return tokenizer;
}

/** Markup is shown as it was written, so `<a>` and `<code>` must not change how the words after them are read. */
function keepTagsPlain(tokenizer: Tokenizer): void {
  const readTag = tokenizer.tag.bind(tokenizer);
  tokenizer.tag = (source) => {
    const { inLink, inRawBlock } = tokenizer.lexer.state;
    const token = readTag(source);
    Object.assign(tokenizer.lexer.state, { inLink, inRawBlock });
    return token;
  };
}

function boundDepth(tokenizer: Tokenizer): void {
  let depth = 0;
  const bounded =
    <T>(read: (source: string) => T) =>
    (source: string): T | undefined => {
      if (depth === deepest) return undefined;
      depth++;
      try {
        return read(source);
      } finally {
        depth--;
      }
    };
  tokenizer.list = bounded(tokenizer.list.bind(tokenizer));
  tokenizer.blockquote = bounded(tokenizer.blockquote.bind(tokenizer));
}
