/** The lines of a fence that goes on in, all but the last ones held: its opening line is read in their place. */
import type { Tokens } from 'marked';
import type { Held } from './held.ts';

/** Reading the lines of a fence again costs little, and each time that some are set aside all of them are copied. */
const openLines = 32;

export function fenceOf(first: Tokens.Code, text = '', head = ''): Held {
  return {
    standIn: head,
    fits: (token) => token.type === 'code' && (token as Tokens.Code).lang === first.lang,
    merge: (token) => ({ ...token, text: text + (token as Tokens.Code).text }),
    advance: (token, live) => {
      const lines = live.split('\n');
      const [opening = ''] = lines;
      const fence = /^ {0,3}(`{3,}|~{3,})/.exec(opening)?.[1];
      // The last line is incomplete; the one before it keeps its line end out of the text until another follows, and in
      // a list or a quotation so does the one before that, for their end is left out.
      const done = lines.slice(1, -3);
      if (fence === undefined || done.length < openLines || isClosed(lines.slice(1), fence)) return undefined;
      const own = (token as Tokens.Code).text.split('\n').slice(0, done.length);
      return {
        held: fenceOf(first, `${text}${own.join('\n')}\n`, `${opening}\n`),
        from: [opening, ...done].join('\n').length + 1,
      };
    },
  };
}

function isClosed(lines: readonly string[], fence: string): boolean {
  const closing = new RegExp(`^ {0,3}${fence}[~\`]* *$`);
  return lines.some((line) => closing.test(line));
}
