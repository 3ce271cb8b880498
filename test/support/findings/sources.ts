/** The code that quotes are taken from: files of this repository and of the packages it is built with, in several languages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Source {
  readonly name: string;
  readonly language: string;
  /** The reviewed lines, without line ends. */
  readonly lines: readonly string[];
  /** The 1-based line of the file that the first of them is. */
  readonly startLine: number;
}

const root = path.resolve(__dirname, '../../..');

/** File, language, and for a selection its first and last line. */
const files: readonly (readonly [file: string, language: string, from?: number, to?: number])[] = [
  ['src/completion/resume/findSeam.ts', 'TypeScript'],
  ['src/completion/retry.ts', 'TypeScript'],
  ['src/session/runReview.ts', 'TypeScript'],
  ['test/unit/completion/models.test.ts', 'TypeScript'],
  ['test/fixtures/sample-workspace/src/cart.ts', 'TypeScript'],
  ['media/panel/words.css', 'CSS'],
  ['test/fixtures/sample-workspace/styles/shop.css', 'CSS'],
  ['test/fixtures/code/stock.py', 'Python'],
  ['test/fixtures/sample-workspace/tools/report.py', 'Python'],
  ['test/fixtures/code/courier.go', 'Go'],
  ['test/fixtures/code/courier.go', 'Go', 101, 163],
  ['test/fixtures/code/recipe.rs', 'Rust'],
  ['test/fixtures/code/recipe.rs', 'Rust', 151, 230],
  ['test/fixtures/code/Ledger.java', 'Java'],
  ['test/fixtures/code/Ledger.java', 'Java', 82, 160],
  ['test/fixtures/code/ring.c', 'C'],
  ['node_modules/mocha/lib/runner.js', 'JavaScript'],
  ['node_modules/mocha/lib/suite.js', 'JavaScript'],
  ['node_modules/sinon/pkg/sinon.js', 'JavaScript', 1001, 3000],
  ['node_modules/typescript/lib/lib.dom.d.ts', 'TypeScript', 8001, 11000],
  ['package.json', 'JSON'],
  ['README.md', 'Markdown'],
];

export function readSources(): readonly Source[] {
  return files.map(([file, language, from, to]) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split(/\r?\n/);
    const startLine = from ?? 1;
    return { name: path.basename(file), language, startLine, lines: lines.slice(startLine - 1, to) };
  });
}
