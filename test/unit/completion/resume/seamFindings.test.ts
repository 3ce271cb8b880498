/** Reviews that say the same of several findings, cut anywhere and continued as asked, in; every letter of them out. */
import assert from 'node:assert/strict';
import { check, join } from './join.ts';

const times = [1, 2, 3, 4, 5];
const names = ['Correctness', 'Security', 'Speed', 'Names', 'Tests', 'Style'];
const advice = 'Check the result before you use it.';

const reviews: Readonly<Record<string, string>> = {
  'findings with the same words': times
    .map((n) => `### Warning: line ${n}: Unchecked result\n\n${advice}\n\n`)
    .join(''),
  'findings with fixes': times
    .map((n) => `### Info: line ${n}: Name\n\n${advice}\n\n\`\`\`suggestion\nlet total${n} = ${n}\n\`\`\`\n\n`)
    .join(''),
  'blocks of other languages': ['python', 'yaml', 'sh', '']
    .map((info, n) => `Use ${n}:\n\n\`\`\`${info}\nkey${n}: load $${n}\n\`\`\`\n\n`)
    .join(''),
  sections: names.map((name) => `## ${name}\n\nNo issues found.\n\n`).join(''),
  'bold sections': names.map((name) => `**${name}**\n\nNo issues found.\n\n`).join(''),
  'sections without marks': names.map((name) => `${name}\n\nNo issues found in it.\n\n`).join(''),
  files: times.map((n) => `File ${'abcdef'.charAt(n)}.ts:\n\nLooks good to me.\n\n`).join(''),
  labels: times.map((n) => `**Line ${n}:** Name\n\n**Fix:** ${advice}\n\n**Severity:** Medium\n\n`).join(''),
  'labels without marks': times.map((n) => `Line ${n}: Name\n\nFix: ${advice}\n\nSeverity: Medium\n\n`).join(''),
};

/** A turn begins without white space, and with the whole word that was cut. */
function asAsked(shown: string, rest: string): string {
  const word = /[\p{L}\p{N}_]+$/u.exec(shown)?.[0] ?? '';
  return /\p{L}$/u.test(word) ? word + rest : rest.trimStart();
}

const letters = (text: string) => text.replace(/\s+/g, '');

describe('fault 11: the same words in several findings', () => {
  for (const [name, review] of Object.entries(reviews)) {
    it(`${name}: no letter is lost, wherever the answer is cut`, () => {
      const wrong: string[] = [];
      for (let place = 40; place < review.length; place++) {
        const shown = review.slice(0, place);
        const { text } = join(shown, 'continue', asAsked(shown, review.slice(place)));
        if (letters(text) !== letters(review)) wrong.push(`${place}: ${JSON.stringify(text.slice(place - 30))}`);
      }
      assert.deepEqual(wrong, []);
    });
  }

  check(
    ['continue'],
    [
      [
        'a finding with a heading, behind one that ends alike',
        `### Warning: line 3: Unchecked result\n\n${advice}\n\n`,
        `### Warning: line 9: Unchecked call\n\n${advice}\n\n### Info: line 12`,
        `### Warning: line 3: Unchecked result\n\n${advice}\n\n### Warning: line 9: Unchecked call\n\n${advice}\n\n### Info: line 12`,
      ],
      [
        'a fix and a severity behind the same severity',
        '**Severity:** Medium\n\n',
        `**Fix:** ${advice}\n\n**Severity:** Medium`,
        `**Severity:** Medium\n\n**Fix:** ${advice}\n\n**Severity:** Medium`,
      ],
      ...['suggestion', 'python', 'yaml', 'sh', ''].map((info): [string, string, string, string] => [
        `what closes a block of "${info}" behind a line, and the line break before it`,
        `\`\`\`${info}\nlet total = 1`,
        '```\n\n### Info: line 10',
        `\`\`\`${info}\nlet total = 1\n\`\`\`\n\n### Info: line 10`,
      ]),
      [
        'what closes a block, and nothing else',
        '```suggestion\nlet total = 1',
        '```',
        '```suggestion\nlet total = 1\n```',
      ],
    ],
  );
});
