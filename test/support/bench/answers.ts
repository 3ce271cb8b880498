/** A number of tokens → an answer of that length, as a review or as one long block, in the pieces that a model writes. */
import { splitTokens } from '../practiceServer/tokens.ts';

export const blockKinds = [
  'list',
  'paragraph',
  'fence',
  'table',
  'nested list',
  'fence in an item',
  'item of paragraphs',
  'quotation',
  'paragraph with a stray asterisk',
  'paragraph with a stray backtick',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** The code that the review speaks of: each of its functions has one line that is wrong, the fourth. */
const functionLength = 8;
const functionCount = 100;

export const reviewedCode = codeOf(functionCount);

export function codeOf(functions: number): string {
  return Array.from({ length: functions }, (_, index) => functionText(index)).join('\n');
}

/** So many findings, each about another function of `codeOf`, with what a model says around them. */
export function findingTexts(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => findingText(index, Infinity));
}

/** A review of `reviewedCode` with a finding every 150 tokens or so: prose, quotes, suggestions, lists, tables. */
export function reviewTokens(count: number): readonly string[] {
  const opening = 'Most of the totals are right, but a refund is taken off twice in some of these functions.\n\n';
  return tokensOf(count, (index) => (index === 0 ? opening : '') + findingText(index));
}

/** One block that goes on to the end. */
export function blockTokens(kind: BlockKind, count: number): readonly string[] {
  const [opening, part] = blocks[kind];
  return tokensOf(count, (index) => (index === 0 ? opening : '') + part(index));
}

const words = 'The total of the cart is wrong where a *refund* was given twice, and `applyRefund` takes it off again.';

const plainWords = 'The total of the cart is wrong where a refund was given twice, and is taken off again.';

const blocks: Readonly<Record<BlockKind, readonly [opening: string, part: (index: number) => string]>> = {
  list: ['', (index) => `- Item ${index}: ${words}\n`],
  paragraph: ['', (index) => `Sentence ${index}: ${words} `],
  fence: ['```ts\n', (index) => `  const total${index} = cart.total - refunds.get('${index}') ?? 0;\n`],
  'nested list': ['1. Findings:\n', (index) => `   - Item ${index}: ${words}\n`],
  'fence in an item': [
    '1. Use this:\n\n   ```ts\n',
    (index) => `   const total${index} = refunds.get('${index}') ?? 0;\n`,
  ],
  'item of paragraphs': ['1. One finding\n', (index) => `\n   Sentence ${index}: ${words}\n`],
  quotation: ['', (index) => `> Sentence ${index}: ${words}\n`],
  'paragraph with a stray asterisk': ['Call f(*args) so: ', (index) => `Sentence ${index}: ${plainWords} `],
  'paragraph with a stray backtick': ['The ` key: ', (index) => `Sentence ${index}: ${plainWords} `],
  table: ['| name | what it says |\n|---|---|\n', (index) => `| \`total${index}\` | ${words} |\n`],
};

function tokensOf(count: number, part: (index: number) => string): readonly string[] {
  const tokens: string[] = [];
  for (let index = 0; tokens.length < count; index++) tokens.push(...splitTokens(part(index)));
  return tokens.slice(0, count);
}

function functionText(index: number): string {
  return [
    `export function refund${index}(cart: Cart, given: number): number {`,
    `  const customer${index} = findCustomer(cart.userId);`,
    `  if (customer${index} === undefined) return cart.total;`,
    `  cart.total -= given * ${index + 1};`,
    `  customer${index}.refunds.push(given);`,
    `  return cart.total - given * ${index + 1};`,
    '}\n',
  ].join('\n');
}

function findingText(index: number, functions = functionCount): string {
  const number = index % functions;
  const line = number * functionLength + 4;
  const wrong = `  cart.total -= given * ${number + 1};`;
  const aside = [
    `1. \`customer${number}\` is told of it once,\n2. the total says twice, and\n   - a retry takes it off again.\n\n`,
    `| name | says |\n|---|---|\n| \`given\` | how much |\n| \`refund${number}\` | **what** is left |\n\n`,
    `See [the discussion](https://example.com/refunds/${number}) of *rounding* for why \`Map<string, number>\` is not enough.\n\n`,
  ][index % 3];
  return [
    `### ${['critical', 'warning', 'info'][index % 3]} · L${line} · Refund ${number} is taken off twice\n`,
    `\`\`\`ts\n${wrong}\n\`\`\`\n`,
    `\`refund${number}\` takes the refund from \`cart.total\` here, and again in what it returns, so whoever calls it twice gives back too much.\n`,
    `${aside}\`\`\`suggestion\n  cart.total = cart.total - given * ${number + 1};\n\`\`\`\n\n`,
  ].join('\n');
}
