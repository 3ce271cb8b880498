/** A line of a suggestion in; whether it stands for code that stays or goes, instead of being code, out. */

/** “// ...other handlers”, “Remove this line” */
export function isStandIn(line: string): boolean {
  if (isSaid(bare.exec(line.trim())?.[1], going)) return true;
  return remarksIn(line.trim()).some((remark) => dotted.test(remark) || gone.test(remark) || isSaid(remark, telling));
}

/** Arguments or a body that were left out: “two(...)”, “{ … }”. */
export function isHollow(line: string): boolean {
  return /[(,]\s*(?:\.{3}|…)\s*\)|\{\s*(?:\.{3}|…)\s*\}/.test(line);
}

/** Nothing but words: few lines of code are. */
const bare = /^[[(<*_`"']*(\p{L}[\p{L} ,/’'-]*(?<=\p{L}))[\])>*_`"'.!]*$/u;
const dotted = /^[[(<{\s]*(?:\.{3}|…)|(?:\.{3}|…)[\])>}\s]*$/;
const gone = /^[[(<\s]*(?:removed|deleted|omitted)\b/i;

/** What the line says if it is a remark, and those that stand between its code. */
function remarksIn(line: string): readonly string[] {
  const whole = /^(?:\/\/+|#+|--|\/?\*+|\{\/\*|<!--|;+|%+)(.*?)(?:\*\/\}?|-->)?$/.exec(line)?.[1];
  const within = Array.from(line.matchAll(/\/\*([^*]*)\*\//g), ([, text = '']) => text);
  return whole === undefined ? within : [whole, ...within];
}

/** One of its words is such a one, and all the others go with it: in a remark that says more, one more differs. */
function isSaid(text: string | undefined, wanted: ReadonlySet<string>): boolean {
  if (text === undefined || /[^\p{L}\s.…,:!/’'()<>[\]-]/u.test(text)) return false;
  const words = text.toLowerCase().match(/n\/a|[\p{L}’']+/gu) ?? [];
  return words.some((word) => wanted.has(word)) && words.every((word) => telling.has(word) || filling.has(word));
}

const going = wordsOf(`
  change changes delete deleted drop dropped empty n/a none nothing omit omitted remove removed replacement unchanged`);
const staying = wordsOf(`
  as brevity continued continues elided etc existing goes keep keeps kept original other others previous remain remaining
  remainder remains rest same skip skipped snip snipped so stay stays truncated unmodified your`);
const filling = wordsOf(`
  a above all an and are argument arguments be been before below blank block blocks body branch branches by call calls
  case cases check checks class code completely condition conditions content contents definition else empty entire
  entirely entries everything field fields file for from function functions handler handlers has have here
  implementation import imports in intentionally is it items its left like line lines logic longer loop member members
  method methods more my needed no not now of on options parameter parameters part parts properties props quoted
  required section should statement statements stuff test tests that the them then these this those to up value values
  was were whole with`);
/** “// empty” is what a block without code holds. */
const telling = new Set([...going, ...staying].filter((word) => word !== 'empty'));

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
