/** Text in, the pieces in which a model would write it out: joined again they are the text. */

/** Words with the space before them and in pieces of at most six characters, marks at most two at a time, white space. */
const token = / ?[\p{L}\p{M}\p{N}]{1,6}| ?[^\s\p{L}\p{M}\p{N}]{1,2}| +(?= )|\n|\s/gu;

export function splitTokens(text: string): string[] {
  return text.match(token) ?? [];
}
