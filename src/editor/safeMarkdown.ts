/** Markdown of an answer in; Markdown out that loads nothing from anywhere, and that leaves what comes behind it alone. */
import { couldHoldImage } from './couldHoldImage.ts';
import { countImages, escapeImages } from '../util/imageMarks.ts';
import { codeIn, lex, outsideCode } from '../util/outsideCode.ts';

/** What a comment may hold is limited, and a cut through it could lay bare what stood in a code block. */
const longest = 8000;

/** Quotes and lists within each other: deep ones take readers of Markdown seconds, and no answer is meant so. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+]|\d+[.)])){30}/m;

/**
 * Where it could be read as holding an image, or does not end what it has begun, it is changed as little as makes it
 * safe. What stays unsafe is shown as it was written.
 */
export function safeMarkdown(markdown: string): string {
  const text = markdown.length > longest ? `${markdown.slice(0, longest)}…` : markdown;
  if (tooDeep.test(text)) return fenced(text);
  const ended = withEnd(text);
  const candidates = [() => ended, () => outsideCode(ended, escapeImages), () => escapeImages(ended)];
  for (const candidate of candidates) {
    const safe = candidate();
    if (isSafe(safe)) return safe;
  }
  return fenced(text);
}

/** A code block that nothing in `code` can end. */
export function fenced(code: string, languageId = ''): string {
  const runs = [...code.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  const info = /^[\w.#+-]+$/.test(languageId) ? languageId : '';
  return `${fence}${info}\n${code}\n${fence}`;
}

const probe = 'What follows.';

/** What begins an image may stand in code alone, and only where other readers see none in it either. */
function isSafe(markdown: string): boolean {
  if (couldHoldImage(markdown)) return false;
  const tokens = lex(`${markdown}\n\n${probe}`);
  const last = tokens?.at(-1);
  if (!tokens || last?.type !== 'paragraph' || last.raw !== probe) return false;
  return countImages(markdown) === codeIn(tokens).reduce((sum, code) => sum + countImages(code), 0);
}

/** Answers break off within a code block. */
function withEnd(markdown: string): string {
  const last = lex(markdown)?.at(-1);
  const fence = last?.type === 'code' ? /^ {0,3}(`{3,}|~{3,})/.exec(last.raw)?.[1] : undefined;
  const isEnded = fence === undefined || lex(`${markdown}\n\n${probe}`)?.at(-1)?.raw === probe;
  return isEnded ? markdown : `${markdown}\n${fence}`;
}
