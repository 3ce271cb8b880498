/** HTML of the answer in, sanitised DOM out: the only place where text becomes elements. */
import DOMPurify, { type Config } from 'dompurify';

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'div'],
    ...['pre', 'code', 'samp', 'figure', 'figcaption', 'em', 'strong', 'del', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'title', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^https?:\/\//i,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

export function toFragment(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, allowed);
}
