/** A text that arrives in pieces and an endpoint's own secrets in, the same text with a mark for each of them out. */
import { hidden, shortestOwn } from './sanitize.ts';

interface SecretStream {
  /** What can be shown by now, behind what was shown before: all but an end with which a secret may begin. */
  push(piece: string): string;
  /**
   * What is held back, as it is shown where the text is cut or over; a mark where it is long enough to be a secret by
   * itself. More text may follow: what it completes of a secret that began before is a mark as well.
   */
  rest(): string;
}

/**
 * However the text is cut, its parts are those of the whole: of secrets that overlap the first counts, of those that
 * begin at one place the longest.
 * @param secrets at least one, the longest first, none of them empty
 * @param before what was shown of this text already
 */
export function createSecretStream(secrets: readonly string[], before = ''): SecretStream {
  const pattern = new RegExp(secrets.map(literal).join('|'), 'g');
  /** The longest end that is the beginning of a secret, of which so many characters are shown. */
  let open = before.slice(openFrom(before, 0, secrets));
  let shown = open.length;
  return {
    push: (piece) => {
      const text = open + piece;
      let out = '';
      let from = 0;
      let end = openFrom(text, 0, secrets);
      const show = (to: number) => {
        out += text.slice(Math.max(from, shown), Math.max(to, shown));
        from = to;
      };
      pattern.lastIndex = 0;
      for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
        // One that begins in the open end may be part of a longer one.
        if (found.index >= end) break;
        show(found.index);
        from = pattern.lastIndex;
        if (from > shown) out += hidden;
        if (from > end) end = openFrom(text, from, secrets);
      }
      show(end);
      open = text.slice(end);
      shown = Math.max(0, shown - end);
      return out;
    },
    rest: () => {
      const held = open.slice(shown);
      shown = open.length;
      return held !== '' && open.length >= shortestOwn ? hidden : held;
    },
  };
}

/** A whole text, for which nothing has to wait. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0) return text;
  const stream = createSecretStream(secrets);
  return stream.push(text) + stream.rest();
}

/** Where the longest end begins that is the beginning of a secret and not the whole of it. */
function openFrom(text: string, from: number, secrets: readonly string[]): number {
  let first = text.length;
  for (const secret of secrets) {
    const sign = secret.charAt(0);
    const earliest = Math.max(from, text.length - secret.length + 1);
    for (let at = text.indexOf(sign, earliest); at !== -1 && at < first; at = text.indexOf(sign, at + 1)) {
      if (secret.startsWith(text.slice(at))) first = at;
    }
  }
  return first;
}

function literal(secret: string): string {
  return secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
