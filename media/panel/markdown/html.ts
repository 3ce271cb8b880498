/** marked's tokens in, HTML out that holds nothing but the tags named here: markup and images of the answer become text. */
import { Marked, type Token, type Tokens } from 'marked';
import { t } from '../l10n.ts';
import { createOutline, type Outline } from './outline.ts';

let outline = createOutline();

const markdown = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth }) {
      const level = outline.levelOf(depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    html: ({ text, ...token }) => (isBlock(token) ? `<p><samp>${escape(text.trimEnd())}</samp></p>\n` : escape(text)),
    image: ({ text, href }) => escape(`![${text}](${href})`),
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    code: ({ text, lang }) => {
      const block = `<pre><code>${escape(text)}</code></pre>`;
      return isSuggestion(lang)
        ? `<figure><figcaption>${escape(t('Suggestion'))}</figcaption>${block}</figure>\n`
        : `${block}\n`;
    },
    link({ href, tokens }) {
      const url = webUrl(href);
      const label = this.parser.parseInline(tokens);
      return url === undefined ? label : `<a href="${escape(url)}" title="${escape(url)}">${label}</a>`;
    },
  },
});

/** `headings` learns those of `token`. */
export function toHtml(token: Token, headings: Outline): string {
  outline = headings;
  const rendered = markdown.parser([token]).trimEnd();
  // Wide tables scroll inside a box of their own.
  return token.type === 'table' ? `<div>${rendered}</div>` : rendered;
}

/** The normalised address, or undefined for all but absolute http(s) ones. */
export function webUrl(href: string): string | undefined {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return undefined;
  return new URL(href).href;
}

function isBlock(token: Partial<Tokens.HTML | Tokens.Tag>): boolean {
  return token.block === true;
}

function isSuggestion(lang: string | undefined): boolean {
  return /^suggestion\b/i.test(lang ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
