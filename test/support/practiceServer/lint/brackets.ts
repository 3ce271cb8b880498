/** Lines cut out of a file in, the brackets out that would make them whole: a selection rarely ends where a block does. */

export interface Unopened {
  readonly bracket: string;
  /** The next word or mark. */
  readonly next: string;
  /** The text since the bracket before it that was never opened, without the blocks in it. */
  readonly body: string;
}

export interface Brackets {
  /** What follows each closing bracket that was never opened, in the order of the code. */
  readonly unopened: readonly Unopened[];
  /** What is missing at the end, in the order in which it must come. */
  readonly unclosed: string;
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Strings, templates, comments and regular expressions hold brackets that count for nothing. */
const opaque =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|\$\{[^`{}]*(?:`[^`]*`[^`{}]*)*\}|[^`\\])*`|(?<=[(,=:[!&|?{};]\s*|return\s+)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//g;

/** Looks at brackets only; whether the code parses with them, the parser decides. */
export function unbalancedBrackets(code: string): Brackets {
  const plain = code.replace(opaque, (match) => ' '.repeat(match.length));
  const open: string[] = [];
  const unopened: Unopened[] = [];
  let start = 0;
  for (const { 0: bracket, index } of plain.matchAll(/[()[\]{}]/g)) {
    const partner = partners[bracket];
    if (partner) open.push(/\btry\s*$/.test(plain.slice(0, index)) ? '} finally {}' : partner);
    else if (open.at(-1)?.startsWith(bracket)) open.pop();
    else {
      const next = /^\s*(\w+|\S|$)/.exec(plain.slice(index + 1))?.[1] ?? '';
      unopened.push({ bracket, next, body: withoutBlocks(plain.slice(start, index)) });
      start = index + 1;
    }
  }
  return { unopened, unclosed: open.reverse().join('') };
}

function withoutBlocks(text: string): string {
  const fewer = text.replace(/\{[^{}]*\}/g, '');
  return fewer === text ? text : withoutBlocks(fewer);
}
