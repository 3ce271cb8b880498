/** A heading's text in; what stands at its end beside the title, such as “(line 12)” or “— critical, L12”, out. */
import { readAllItems, type HeadingItems } from './headingItems.ts';

export interface HeadingTail {
  /** What is left. */
  readonly title: string;
  readonly items: HeadingItems;
  /** How it is set apart from the title; `none`: “… at line 12”. */
  readonly mark: 'brackets' | 'separator' | 'none';
}

const longest = 160;

export function readTail(title: string): HeadingTail | undefined {
  const whole = title.replace(/[\s:;,.*_`]+$/, '');
  // A heading may be long, its last words are not.
  const from = Math.max(0, whole.length - longest);
  const last = whole.slice(from);
  for (const { mark, pattern } of forms) {
    const match = pattern.exec(last);
    const items = match?.[1] === undefined ? undefined : readAllItems(match[1], mark === 'brackets');
    if (match && items) return { title: whole.slice(0, from + match.index).trimEnd(), items, mark };
  }
  return undefined;
}

const forms = [
  { mark: 'brackets', pattern: /[\s·•|:–—,-]*[*_`]*[([]([^()[\]]+)[)\]]$/ },
  { mark: 'brackets', pattern: /[\s·•|:–—,-]*\[([^()[\]]+)\]\([^()]*\)$/ },
  { mark: 'separator', pattern: /\s*(?:[·•|]|\s[-–—]|:)\s+(?!.*(?:[·•|]|\s[-–—])\s)(\S.*)$/ },
  { mark: 'separator', pattern: /\s*,\s+((?:lines?\s|L)\s*\d.*)$/i },
  { mark: 'none', pattern: /\s+((?:(?:at|on|in|near|from)\s+)?(?:lines?\s|L)\s*\d.*)$/i },
  { mark: 'none', pattern: /\s+((?:at|in)\s+\S+:\d.*)$/ },
] as const;
