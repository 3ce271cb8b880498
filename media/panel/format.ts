/** Figures and names in, the short words that people read out. */
import type { TargetSummary } from '../../src/review/target.ts';
import { t } from './l10n.ts';

/** VS Code's display language, so that figures suit the words around them; English where there is no page. */
const locale = typeof document === 'undefined' ? 'en' : document.documentElement.lang || undefined;
const grouped = new Intl.NumberFormat(locale);
const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** 1240 → `1,240` in the reader's own grouping. */
export function count(value: number): string {
  return grouped.format(value);
}

/** Milliseconds → `0.4 s`. */
export function seconds(milliseconds: number): string {
  return t('{0} s', oneDecimal.format(Math.max(0, milliseconds) / 1000));
}

/** Milliseconds → `0:07`, `12:30`, `1:02:05`. */
export function stopwatch(milliseconds: number): string {
  const total = Math.floor(Math.max(0, milliseconds) / 1000);
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const tail = `:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}${tail}` : `${minutes}${tail}`;
}

/** `12–40`, or `12` for a single line. */
export function lineRange({ startLine, endLine }: Pick<TargetSummary, 'startLine' | 'endLine'>): string {
  return startLine === endLine ? String(startLine) : `${startLine}–${endLine}`;
}

/** Between folders; not where an escape such as `\\u{202e}` begins. */
export const separator = /[/\\](?!u\{[\da-f]+\})/g;

/** `src/shop/cart.ts` → `src/shop/` and `cart.ts`. */
export function splitPath(label: string): { readonly folder: string; readonly name: string } {
  const cut = (Array.from(label.matchAll(separator)).at(-1)?.index ?? -1) + 1;
  return { folder: label.slice(0, cut), name: label.slice(cut) };
}

/** `http://localhost:11434` → `localhost:11434`; what is no URL stays as it is. */
export function hostOf(endpoint: string): string {
  return (URL.canParse(endpoint) && new URL(endpoint).host) || endpoint;
}
