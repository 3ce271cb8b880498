/** Text that begins with a brace or a bracket in; each JSON object out as soon as its last brace is there. */
import { badReply, cutFailure } from './failures.ts';
import { parseJson } from './json.ts';
import { sentences } from './sentences.ts';
import { longestPiece } from './sse.ts';

/** A value that is undefined stands for text that is no JSON, or no object. */
export interface JsonReader {
  /** @throws CompletionError `badReply` where one value is longer than anything a model writes. */
  feed(text: string): readonly unknown[];
  /**
   * The body is over: one undefined where nothing was there.
   * @throws CompletionError `network` where a value lacks its end.
   */
  rest(): readonly unknown[];
}

const lineFeed = 10;
const quote = 34;
const comma = 44;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const spaces: readonly number[] = [9, 13, 32];

/**
 * One body, written over one line or many; one value per line; or an array, which stands for its elements. Looks at each
 * character once.
 */
export function createJsonReader(): JsonReader {
  // Joined only where a value ends: joining at every piece would copy a long body once per piece.
  let pieces: string[] = [];
  let length = 0;
  let depth = 0;
  let isString = false;
  let isEscaped = false;
  /** Text that is no value is told once, and passed over to the end of its line. */
  let isStrange = false;
  let place: 'begin' | 'behindValue' | 'behindOther' = 'begin';
  let isArray = false;
  /** A value ended with its line, and so must each that follows: one that is cut takes no other with it. */
  let isLines = false;

  const keep = (text: string) => {
    pieces.push(text);
    length += text.length;
  };
  const take = (): string => {
    const text = pieces.join('');
    pieces = [];
    length = 0;
    depth = 0;
    isString = false;
    isEscaped = false;
    place = 'behindValue';
    return text;
  };

  /** Inside a value. True where it ends with this character. */
  const ends = (code: number): boolean => {
    // No string holds a line break, so the value was cut.
    if (code === lineFeed) return isString || isLines;
    if (isEscaped) isEscaped = false;
    else if (isString) {
      if (code === quote) isString = false;
      else isEscaped = code === backslash;
    } else if (code === quote) isString = true;
    else if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) return --depth === 0;
    return false;
  };

  /** Between values. True where this character is the first of something else. */
  const isOther = (code: number): boolean => {
    if (code === lineFeed) {
      isStrange = false;
      isLines ||= place === 'behindValue' && !isArray;
    } else if (isStrange || spaces.includes(code)) return false;
    else if (code === openBrace) depth = 1;
    else if (code === openBracket) isArray ||= place === 'begin';
    else if (code !== comma && code !== closeBracket) {
      isStrange = true;
      place = 'behindOther';
    }
    return isStrange;
  };

  return {
    feed: (text) => {
      if (length > longestPiece) throw badReply(sentences.tooLong);
      const found: unknown[] = [];
      let from = 0;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (depth === 0) {
          from = at;
          if (isOther(code)) found.push(undefined);
        } else if (ends(code)) {
          keep(text.slice(from, at + 1));
          found.push(parseJson(take()));
        }
      }
      if (depth > 0) keep(text.slice(from));
      return found;
    },
    rest: () => {
      if (depth > 0) throw cutFailure();
      return place === 'begin' ? [undefined] : [];
    },
  };
}
