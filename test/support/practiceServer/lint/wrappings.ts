/** A part of a script or a style sheet in, what may be written around it so that it parses out, the likeliest first. */
import type { Brackets, Unopened } from './brackets.ts';
import { unbalancedBrackets } from './brackets.ts';

/** `before` ends in a line break and `after` begins with one: the code's own lines stay as they are. */
export interface Wrapping {
  readonly before: string;
  readonly after: string;
  /** The code is cut in the middle of blocks, so that no rule about a whole function can be sure. */
  readonly isCut?: boolean;
}

export const bare: Wrapping = { before: '', after: '' };

const openers: Readonly<Record<string, string>> = { ')': 'fragment(', ']': '[', '}': 'if (fragment) {' };

export function scriptWrappings(code: string): Wrapping[] {
  const brackets = unbalancedBrackets(code);
  // Around code that closes more than it opens, a wrapping could parse and mean something else.
  const isBalanced = brackets.unopened.length === 0 && brackets.unclosed === '';
  const operand = /(&&|\|\||\?\?|[=?:+*/-])$/.test(code.trimEnd()) ? 'fragment' : '';
  return [bare, ...(isBalanced && operand === '' ? surroundings : completions(brackets, operand))];
}

export function sheetWrappings(code: string): Wrapping[] {
  const { unopened, unclosed } = unbalancedBrackets(code);
  return [
    bare,
    ...['.fragment {', '@keyframes fragment {'].flatMap((innermost) => {
      const heads = unopened.map((_, index) => (index === 0 ? innermost : '.fragment {')).reverse();
      const isCut = heads.length > 0 || unclosed !== '';
      return [heads, [...heads, innermost]].map((start) => ({
        before: start.map((head) => `${head}\n`).join(''),
        after: `\n${unclosed}${'}'.repeat(start.length - heads.length)}`,
        isCut,
      }));
    }),
  ];
}

const surroundings: readonly Wrapping[] = [
  { before: 'async function* fragment() {\n', after: '\n}' },
  { before: 'class Fragment {\n', after: '\n}' },
  { before: 'class Fragment extends Whole {\n', after: '\n}' },
  { before: '({\n', after: '\n})' },
  { before: 'async function* fragment() { for (;;) {\n', after: '\n}}' },
  { before: 'async function* fragment() { switch (fragment) { case fragment:\n', after: '\n}}' },
];

/**
 * The code between the brackets that it lacks; each bracket is opened by what most likely stood there. `operand` is what
 * the last line still waits for.
 */
function completions({ unopened, unclosed }: Brackets, operand: string): Wrapping[] {
  const end = `\n${operand}${unclosed}`;
  const heads = unopened.map(head).reverse();
  const outermost = unopened.at(-1);
  const starts = [heads.join(' ')];
  if (outermost && head(outermost) === openers['}']) {
    const [, ...inner] = heads;
    starts.push(['async function* fragment() {', ...inner].join(' '), ['class Fragment {', ...inner].join(' '));
    if (inner[0] === openers['}']) starts.push(['class Fragment { async *fragment() {', ...inner.slice(1)].join(' '));
  }
  return starts.flatMap((start) => [
    { before: `${start}\n`, after: end, isCut: true },
    { before: `async function* fragment() { ${start}\n`, after: `${end}}`, isCut: true },
    { before: `class Fragment { ${asMethod(start)}\n`, after: `${end}}`, isCut: true },
  ]);
}

function asMethod(start: string): string {
  return start.replace(/^async function\* /, 'async *');
}

function head({ bracket, next, body }: Unopened): string {
  if (bracket !== '}') return openers[bracket]!;
  if (/^\s*(case\b.*|default\s*):/m.test(body)) return 'switch (fragment) { case fragment:';
  if (next === 'catch' || next === 'finally') return 'try {';
  if (next === 'while') return 'do {';
  if (/^\s*['"\w]+:.*,$/m.test(body)) return 'fragment = {';
  // The end of a function that is an argument or an element.
  if (next === ')' || next === ',' || next === ']') return 'async () => {';
  return openers['}']!;
}
