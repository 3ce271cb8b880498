/** marked's tokens in, the elements to show out as plain data: markup and images of the answer are text in it. */
import type { Token, Tokens } from 'marked';
import { webAddress } from '../../../src/util/webAddress.ts';
import { t } from '../l10n.ts';
import type { PartlySettled } from './heldParagraph.ts';
import type { Outline } from './outline.ts';

/** Text that may hold character references such as `&amp;`, or plain text, or an element. */
export type TreeNode = { readonly references: string } | string | TreeElement;

export interface TreeElement {
  readonly tag: Tag;
  readonly attributes?: Readonly<Partial<Record<Attribute, string>>>;
  readonly children: readonly TreeNode[];
}

/** There are no others: what an answer says cannot become anything else. */
export type Tag =
  | ('p' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'ul' | 'ol' | 'li' | 'blockquote' | 'hr' | 'br' | 'div')
  | ('pre' | 'code' | 'samp' | 'figure' | 'figcaption' | 'em' | 'strong' | 'del' | 'a')
  | ('table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td');

export type Attribute = 'href' | 'title' | 'start' | 'align' | 'class';

/** Before the name of a language, in the class of a `code` element. */
export const languageClass = 'language-';

/** `headings` learns those of `token`. */
export function treeOf(token: Token, headings: Outline): TreeElement {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      return { tag: headingTag(headings.levelOf(depth)), children: inline(tokens) };
    }
    case 'code':
      return codeOf(token as Tokens.Code);
    case 'list':
      return listOf(token as Tokens.List, headings);
    case 'blockquote':
      return { tag: 'blockquote', children: blocks((token as Tokens.Blockquote).tokens, headings) };
    case 'table':
      return tableOf(token as Tokens.Table);
    case 'hr':
      return { tag: 'hr', children: [] };
    case 'paragraph':
    case 'text':
      return { tag: 'p', children: inline((token as Tokens.Text).tokens ?? [token]) };
    default:
      return { tag: 'p', children: [{ tag: 'samp', children: [(token as Tokens.HTML).text.trimEnd()] }] };
  }
}

/** The blocks to show of what an item or a quotation holds. */
export function shownIn(tokens: readonly Token[]): readonly Token[] {
  return withBoxInside(tokens).filter(({ type }) => type !== 'space' && type !== 'def');
}

function blocks(tokens: readonly Token[], headings: Outline): TreeNode[] {
  return shownIn(tokens).map((token) => treeOf(token, headings));
}

function headingTag(level: number): Tag {
  return (['h2', 'h3', 'h4', 'h5', 'h6'] as const)[level - 2] ?? 'h6';
}

function codeOf({ text, lang = '' }: Tokens.Code): TreeElement {
  const isSuggestion = /^suggestion\b/i.test(lang);
  const name = isSuggestion ? undefined : /^[\w+#-]{1,20}/.exec(lang)?.[0].toLowerCase();
  const attributes = name === undefined ? {} : { class: languageClass + name };
  const block: TreeElement = { tag: 'pre', children: [{ tag: 'code', attributes, children: [text] }] };
  if (!isSuggestion) return block;
  return { tag: 'figure', children: [{ tag: 'figcaption', children: [t('Suggestion')] }, block] };
}

function listOf({ ordered, start, loose, items }: Tokens.List, headings: Outline): TreeElement {
  return {
    tag: ordered ? 'ol' : 'ul',
    attributes: {
      ...(ordered && start !== 1 ? { start: String(start) } : {}),
      // With blank lines between the items or without: only the room between them differs, which may still change.
      ...(loose ? {} : { class: 'tight' }),
    },
    // Headings in an item are below those above the list, and above none after it: no item depends on another.
    children: items.map(({ tokens }) => ({ tag: 'li', children: blocks(tokens, headings.copy()) })),
  };
}

/** marked puts the box of a task before its words, or in them where blank lines are between the items. */
function withBoxInside([first, second, ...others]: readonly Token[]): readonly Token[] {
  const all = [first, second, ...others].filter((token) => token !== undefined);
  if (first?.type !== 'checkbox') return all;
  const isWords = second?.type === 'text' || second?.type === 'paragraph';
  const { tokens, settled } = isWords ? (second as PartlySettled) : { tokens: [] };
  const words = {
    type: 'paragraph',
    raw: first.raw,
    text: first.raw,
    tokens: [first, ...tokens],
    settled: settled && settled + 1,
  };
  return [words, ...all.slice(isWords ? 2 : 1)];
}

/** Wide tables scroll inside a box of their own. */
function tableOf({ header, rows }: Tokens.Table): TreeElement {
  const row = (cells: readonly Tokens.TableCell[], tag: 'th' | 'td'): TreeElement => ({
    tag: 'tr',
    children: cells.map(({ tokens, align }) => ({ tag, attributes: align ? { align } : {}, children: inline(tokens) })),
  });
  const head: TreeElement = { tag: 'thead', children: [row(header, 'th')] };
  const body: TreeElement = { tag: 'tbody', children: rows.map((cells) => row(cells, 'td')) };
  return { tag: 'div', children: [{ tag: 'table', children: [head, body] }] };
}

function inline(tokens: readonly Token[]): TreeNode[] {
  return tokens.flatMap((token): TreeNode[] => {
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del':
        return [{ tag: token.type, children: inline((token as Tokens.Strong).tokens) }];
      case 'codespan':
        return [{ tag: 'code', children: [(token as Tokens.Codespan).text] }];
      case 'br':
        return [{ tag: 'br', children: [] }];
      case 'link': {
        const { href, tokens } = token as Tokens.Link;
        const url = webAddress(href)?.href;
        if (url === undefined) return inline(tokens);
        return [{ tag: 'a', attributes: { href: url, title: url }, children: inline(tokens) }];
      }
      case 'image': {
        const { text, href } = token as Tokens.Image;
        return [`![${text}](${href})`];
      }
      case 'checkbox':
        return [(token as Tokens.Checkbox).checked ? '☑ ' : '☐ '];
      case 'text': {
        const { text } = token as Tokens.Text;
        return [text.includes('&') ? { references: text } : text];
      }
      default:
        return [(token as Tokens.Generic)['text'] as string];
    }
  });
}
