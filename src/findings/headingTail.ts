/** A heading's text in; what stands at its end beside the title, such as “(line 12)” or “— critical, L12”, out. */
import { readAllItems, type HeadingItems } from './headingItems.ts';
import { withoutEnd } from './withoutEnd.ts';

export interface HeadingTail {
  /** What is left. */
  readonly title: string;
  readonly items: HeadingItems;
  /** How it is set apart from the title; `none`: “… at line 12”. */
  readonly mark: 'brackets' | 'separator' | 'none';
}

const longest = 160;

export function readTail(title: string): HeadingTail | undefined {
  const whole = withoutEnd(title, ' \t:;,.*_`');
  // A heading may be long, its last words are not.
  const from = Math.max(0, whole.length - longest);
  const last = whole.slice(from);
  const open = openingBracket(last);
  const enclosed = open === undefined ? undefined : readAllItems(last.slice(open + 1, -1), true);
  if (open !== undefined && enclosed) {
    return {
      title: withoutEnd(whole.slice(0, from + open).replace(/\s[*_`]{1,3}$/, ''), ' \t·•|:–—,-'),
      items: enclosed,
      mark: 'brackets',
    };
  }
  // All that follows names lines.
  if (!/\d/.test(last)) return undefined;
  for (const { mark, pattern } of forms) {
    const match = pattern.exec(last);
    const items = match?.[1] === undefined ? undefined : readAllItems(match[1], false);
    if (match && items) return { title: whole.slice(0, from + match.index).trimEnd(), items, mark };
  }
  return undefined;
}

/** Where the brackets open that the text ends with; those of a link are one. */
function openingBracket(text: string): number | undefined {
  if (!/[)\]]$/.test(text)) return undefined;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (/[)\]]/.test(text[at] ?? '')) depth++;
    else if (/[([]/.test(text[at] ?? '')) depth--;
    if (depth === 0 && !text.slice(0, at).endsWith('](')) {
      if (text[at] !== '(' || text[at - 1] !== ']') return at;
    }
  }
  return undefined;
}

const forms = [
  { mark: 'separator', pattern: /\s*(?:[·•|]|\s[-–—]|:)\s+(?!.*(?:[·•|]|\s[-–—])\s)(\S.*)$/ },
  { mark: 'separator', pattern: /\s*,\s+((?:lines?\s|L)\s*\d.*)$/i },
  { mark: 'none', pattern: /\s+((?:(?:at|on|in|near|from)\s+)?(?:lines?\s|L)\s*\d.*)$/i },
  { mark: 'none', pattern: /\s+((?:at|in)\s+\S+:\d.*)$/ },
] as const;
