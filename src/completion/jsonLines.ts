/** Text that begins with a brace in; each JSON value in it out: one body, or one per line as soon as the line ends. */
import { badReply, cutFailure } from './failures.ts';
import { parseJson } from './json.ts';
import { sentences } from './sentences.ts';
import { longestPiece } from './sse.ts';

/** A value that is undefined stands for text that is no JSON. */
export interface JsonReader {
  /** @throws CompletionError `badReply` where one value is longer than anything a model writes. */
  feed(text: string): readonly unknown[];
  /**
   * The body is over: what its last line held.
   * @throws CompletionError `network` where that only lacks its end.
   */
  rest(): readonly unknown[];
}

export function createJsonReader(): JsonReader {
  // Joined only where a line ends: joining at every piece would copy a long body once per piece.
  let pieces: string[] = [];
  let length = 0;
  let shape: 'unknown' | 'lines' | 'body' = 'unknown';

  const keep = (text: string) => {
    pieces.push(text);
    length += text.length;
  };
  const take = (): string => {
    const text = pieces.join('');
    pieces = [];
    length = 0;
    return text;
  };

  return {
    feed: (text) => {
      if (length > longestPiece) throw badReply(sentences.tooLong);
      if (shape === 'body' || !text.includes('\n')) {
        keep(text);
        return [];
      }
      const lines = (take() + text).split('\n');
      const last = lines.pop() ?? '';
      if (shape === 'unknown' && parseJson(lines[0] ?? '') === undefined) {
        // The first line alone is no value, so this is one body that is written over several lines.
        shape = 'body';
        keep([...lines, last].join('\n'));
        return [];
      }
      shape = 'lines';
      keep(last);
      return lines.filter((line) => line.trim() !== '').map(parseJson);
    },
    rest: () => {
      const text = take().trim();
      if (text === '') return [];
      const value = parseJson(text);
      if (value === undefined && !/[}\]]$/.test(text)) throw cutFailure();
      return [value];
    },
  };
}
