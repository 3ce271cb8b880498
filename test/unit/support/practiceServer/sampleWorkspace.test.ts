import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { readerFor } from '../../../support/practiceServer/lint/lint.ts';
import { writeReview } from '../../../support/practiceServer/writeReview.ts';
import { partsOf, placesOf } from './parts.ts';

const workspace = new URL('../../../fixtures/sample-workspace/', import.meta.url);

async function load(file: string) {
  const code = await readFile(new URL(file, workspace), 'utf8');
  const { reader, languageId } = readerFor('', file)!;
  const review = writeReview({ file, languageId, startLine: 1, code, isWholeFile: true, instructions: '' });
  return { code, reader, languageId, review };
}

const expected: Readonly<Record<string, readonly string[]>> = {
  'src/cart.ts': ['critical 19', 'critical 37', 'critical 44–46', 'critical 57–60', 'warning 51', 'suggestion 14'],
  'src/invoice.ts': [
    'critical 16',
    'critical 34',
    'critical 44',
    'warning 23',
    'warning 57',
    'suggestion 35',
    'suggestion 50',
    'suggestion 56',
  ],
  'src/api/pay.ts': [
    'critical 17',
    'critical 31',
    'critical 48',
    'warning 14',
    'warning 19',
    'warning 35',
    'warning 38',
    'warning 46–47',
  ],
  'src/legacy/discount.js': [
    'critical 4',
    'critical 22',
    'critical 37',
    'critical 41',
    'warning 9',
    'warning 30–32',
    'suggestion 12',
    'note 1',
  ],
  'tools/report.py': [
    'critical 16',
    'critical 19',
    'critical 30',
    'critical 53',
    'critical 55',
    'warning 20',
    'warning 40',
    'warning 48',
  ],
  'styles/shop.css': [
    'warning 9',
    'warning 18',
    'warning 19',
    'warning 24',
    'warning 43',
    'suggestion 23',
    'note 10',
    'note 27–28',
  ],
  'src/money.ts': [],
};

describe('the sample workspace', () => {
  for (const [file, places] of Object.entries(expected)) {
    it(`has real defects in ${file}`, async () => {
      assert.deepEqual(placesOf((await load(file)).review), places);
    });

    it(`is quoted as it stands, and mended by the suggestions for ${file}`, async () => {
      const { code, reader, languageId, review } = await load(file);
      const lines = code.split('\n');
      for (const { startLine, endLine, quote, suggestion, title } of partsOf(review)) {
        const quoted = quote.split('\n');
        assert.deepEqual(quoted, lines.slice(startLine - 1, startLine - 1 + quoted.length));
        if (suggestion === undefined) continue;
        assert.equal(quoted.length, endLine - startLine + 1, title);
        const mended = lines.toSpliced(startLine - 1, quoted.length, ...suggestion.replace(/\n$/, '').split('\n'));
        const result = reader.lint({ text: mended.join('\n'), languageId, isWholeFile: true });
        assert.equal(result.type, 'findings', title);
        const again = result.findings.filter((found) => found.title === title && found.startLine === startLine);
        assert.deepEqual(again, [], title);
      }
    });
  }
});
