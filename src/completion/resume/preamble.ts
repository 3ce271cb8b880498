/** The beginning of an answer that was asked to go on in, the length of what it says about going on out. */

/** A line longer than this says something else. */
const longest = 160;

/**
 * `open` while it cannot be told, else the number of UTF-16 units, 0 for none: white space before the remark counts, that
 * after it does not. The answer depends on the text alone, not on the pieces in which it came.
 */
export function readPreamble(text: string, ended: boolean): number | 'open' {
  const from = /\S/.exec(text)?.index;
  if (from === undefined) return ended || text.length > longest ? 0 : 'open';
  const rest = text.slice(from);
  const lineEnd = rest.search(/[\r\n]/);
  const line = lineEnd < 0 ? rest : rest.slice(0, lineEnd);
  if (lineEnd >= 0 || ended) return end(from, aboutContinuing(line) ? line : spoken(line));
  if (line.length > longest) return 0;
  return mayBecomeOne(line) ? 'open' : end(from, spoken(line));
}

function end(from: number, remark: string): number {
  return remark === '' ? 0 : from + remark.length;
}

/** On one line with the text that it announces, only a remark that ends in a colon or an ellipsis can be told from it. */
function spoken(line: string): string {
  const remark = /^[^:…]{1,120}?(?::|…|\.{3})(?=\s)/.exec(line)?.[0] ?? '';
  return looksLikeOne.test(remark) && said.test(wordsOf(remark).join(' ')) ? remark : '';
}

const opener = `(?:sure(?: thing)?|certainly|of course|ok|okay|understood|absolutely|alright|all right|right|got it|no problem|yes|thanks|thank you|(?:(?:my )?apologies|sorry)(?: (?:for|about) (?:that|the (?:interruption|cut off|cutoff)))?)`;
const answer = `(?:(?:code )?(?:review|answer|response|analysis|feedback|text|message|findings))`;
const whose = `(?:the|my|your|this|our)(?: (?:last|previous|rest of the|remaining))?`;
const broke = `(?:left off|stopped|ended|(?:was|were|got) (?:cut off|interrupted|stopped)|broke off|ends|stops)`;
const place = `(?:(?:directly|exactly|right|precisely|immediately|seamlessly) )?(?:from |at )?(?:exactly |right |precisely )?(?:where|the (?:exact )?point (?:where|at which)) (?:i|we|you|${whose} ${answer}) (?:just )?${broke}`;
const about = `(?: with)?(?: ${whose}(?: ${answer})?)?(?: now)?`;
const going = `(?:continuing|resuming|picking (?:it |this )?(?:back )?up|carrying on|going on|proceeding)`;
const willGo = `(?:i'll|i will|i'm|i am|let me|let's|let us|allow me to|i shall|i can)(?: now| just)? (?:continue|resume|pick (?:it |this )?(?:back )?up|carry on|go on|proceed|${going})`;
const rest = `(?:here|here's|here is|here comes|below is|the following is)(?: the| my| a)?(?: (?:direct|exact|seamless|requested))? (?:continuation|rest|remainder|remaining (?:part|${answer}))(?: of ${whose} ${answer})?`;
const continued = `(?:${answer} )?\\(?(?:continued|continuation)(?: of ${whose} ${answer})?`;

const said = new RegExp(
  `^(?:${opener} )+(?:${going}|${willGo})${about}(?: ${place})?$` +
    `|^(?:${opener} )*(?:(?:${going}|${willGo})${about} ${place}|${willGo}${about}|${rest}(?: ${place})?)$`,
);
/** Bare words like these end sentences too; they are a remark only where they are set off as one. */
const setOff = new RegExp(`^(?:${going}(?: with)?(?: ${whose} ${answer})?(?: now)?|${continued})$`);

function aboutContinuing(line: string): boolean {
  if (line.length > longest || !looksLikeOne.test(line)) return false;
  const words = wordsOf(line).join(' ');
  return said.test(words) || (/^[*_#([]|(?::|…|\.{3})[*_)\]]*\s*$/.test(line) && setOff.test(words));
}

/** It begins a message, so it begins with a capital or a bracket, where the rest of a sentence would not. */
const looksLikeOne = /^[*_# ]*(?:$|[\p{Lu}([])[\p{L}'’ ,.:;!…*_#()[\]>–—-]*$/u;

function wordsOf(line: string): string[] {
  return (
    line
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  );
}

/** Every word of the patterns above; with the first other word it is certain that the line is none of them. */
const vocabulary = [opener, place, about, going, willGo, rest, continued].flatMap((pattern) => [
  ...new Set(pattern.match(/[a-z']+/g)),
]);

function mayBecomeOne(line: string): boolean {
  if (!looksLikeOne.test(line)) return false;
  const words = wordsOf(line);
  const last = /[\p{L}'’]$/u.test(line) ? words.pop() : undefined;
  return (
    words.every((word) => vocabulary.includes(word)) &&
    (last === undefined || vocabulary.some((word) => word.startsWith(last)))
  );
}
