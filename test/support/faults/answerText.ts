/** A seed in, a long answer as a reviewer would write it out: prose, fences, lists, characters of every width. */
import { createRandom, type Random } from './random.ts';

const words =
  'the loop reads items twice and keeps a stale total because naïve code — written in haste — trusts its input; Grüße, 日本語, Ωmega and 👩‍👩‍👧 emoji 🎉 count too'.split(
    ' ',
  );

/** Every sentence ends in a number of its own, so that no two sentences are equal. */
export function answerText(seed: number, paragraphs = 4): string {
  const random = createRandom(seed);
  let sentence = 0;
  const prose = () =>
    Array.from({ length: random.integer(1, 3) }, () => `${pick(random, 6)} as in case ${++sentence}.`).join(' ');
  const blocks = Array.from({ length: paragraphs }, (_, index) => {
    if (index % 3 === 1) return `\`\`\`ts\nconst total${++sentence} = items.length;\nreturn total${sentence};\n\`\`\``;
    return index % 3 === 2 ? `- ${prose()}\r\n- ${prose()}` : prose();
  });
  return blocks.join('\n\n');
}

/** As a model writes it: pieces of one to seven characters, none of which halves a character. */
export function tokensOf(text: string, seed: number): string[] {
  const random = createRandom(seed);
  const characters = Array.from(text);
  const tokens: string[] = [];
  for (let from = 0; from < characters.length;) {
    const length = random.integer(1, 7);
    tokens.push(characters.slice(from, from + length).join(''));
    from += length;
  }
  return tokens;
}

function pick(random: Random, count: number): string {
  return Array.from({ length: count }, () => words[random.integer(0, words.length - 1)]).join(' ');
}
