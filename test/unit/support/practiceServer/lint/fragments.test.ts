import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { readerFor } from '../../../../support/practiceServer/lint/lint.ts';
import { writeReview } from '../../../../support/practiceServer/writeReview.ts';
import { placesOf } from '../parts.ts';

const workspace = new URL('../../../../fixtures/sample-workspace/', import.meta.url);

function review(languageId: string, code: string, startLine = 1): string {
  return writeReview({ file: '', languageId, code, startLine, isWholeFile: false, instructions: '' });
}

describe('a part of a file', () => {
  const readable = {
    'the body of a function': ['if (a === a) {\n  return await b;\n}', ['critical 1']],
    'a method of a class': ['#a = 1;\nget(b) {\n  return b === b;\n}', ['critical 3']],
    'a method that calls its parent': ['constructor() {\n  super();\n  this.a = 1 === NaN;\n}', ['critical 3']],
    'members of an object': ['a: 1,\nb: 2,\na: 3,', ['critical 3']],
    'the body of a loop': ['if (a === a) continue;\nbreak;', ['critical 1']],
    'cases of a switch': ["case 'a':\n  b();\ncase 'c':\n  break;", ['critical 3–4']],
    'the beginning of a block': ['for (const a of b) {\n  if (a === NaN) {', ['critical 2']],
    'the end of a block': ['  a = b === NaN;\n}\n\nexport const c = 1;', ['critical 1']],
    'the end of one branch and the beginning of the next': ['  a();\n} else if (b === NaN) {', ['critical 2']],
    'the end of a callback': ['    return a === a;\n  });\n}', ['critical 1']],
    'a try without its end': ['try {\n  a = b === b;', ['critical 2']],
    'the end of an object': ['    a: 1,\n    b: 2 === NaN,\n  });\n}', ['critical 2']],
    'the beginning of a condition': ['return (\n  a === a &&', ['critical 2']],
    'a catch without its try': ['} catch (error) {\n  a = b === b;\n}', ['critical 2']],
  } as const;
  for (const [name, [code, places]] of Object.entries(readable)) {
    it(`is read: ${name}`, () => {
      assert.deepEqual(placesOf(review('typescript', code)), places);
    });
  }

  const readablePython = {
    'the body of a function': ['    if x == None:\n        return await y', ['suggestion 1']],
    'a deeper block with what follows it': ['        y = 1 if x else 1\n    return y\nz = 2', ['critical 1']],
    'a branch without the one before': ['    else:\n        y = 1 if x else 1', ['critical 2']],
    'an exception without its try': ['except ValueError:\n    y = 1 if x else 1', ['critical 2']],
    'a try without its end': ['try:\n    y = 1 if x else 1', ['critical 2']],
    'a head without its body': ['y = 1 if x else 1\nfor a in b:', ['critical 1']],
  } as const;
  for (const [name, [code, places]] of Object.entries(readablePython)) {
    it(`is read in Python: ${name}`, () => {
      assert.deepEqual(placesOf(review('python', code)), places);
    });
  }

  it('is read in CSS: declarations, and a rule cut off', () => {
    assert.deepEqual(placesOf(review('css', '  colour: red;\n  margin: 0;', 7)), ['warning 7']);
    assert.deepEqual(placesOf(review('css', 'a {\n  colour: red;')), ['warning 2']);
    assert.deepEqual(placesOf(review('css', '  colour: red;\n}\na {\n  margin: 0;\n}')), ['warning 1']);
  });

  it('is not accused of what the rest of the file decides', () => {
    const typeScript = "import { a } from './a';\nlet b = 1;\nfunction c() {\n  let d = 1;\n  return 2;";
    assert.deepEqual(placesOf(review('typescript', typeScript)), []);
    const python = 'import os\n\ndef f():\n    a = g()';
    assert.deepEqual(placesOf(review('python', python)), []);
  });

  it('is accused of what it shows to the end', () => {
    const typeScript = 'function c() {\n  const d = 1;\n  return 2;\n}';
    assert.deepEqual(placesOf(review('typescript', typeScript)), ['suggestion 2']);
    assert.deepEqual(placesOf(review('python', 'def f():\n    a = g()\n\nf()')), ['suggestion 2']);
  });

  for (const [file, step] of Object.entries({
    'src/cart.ts': 17,
    'src/api/pay.ts': 17,
    'tools/report.py': 5,
    'styles/shop.css': 11,
  })) {
    it(`of ${file} says nothing that the whole file would not`, async () => {
      const { reader, languageId } = readerFor('', file)!;
      const placed = (code: readonly string[], isWholeFile: boolean, shift: number) => {
        const result = reader.lint({ text: code.join('\n'), languageId, isWholeFile });
        assert.equal(result.type, 'findings', `${file} from line ${shift + 1}: ${JSON.stringify(result)}`);
        return result.findings.map(({ rule, startLine }) => `${rule} on line ${startLine + shift}`);
      };
      const lines = (await readFile(new URL(file, workspace), 'utf8')).trimEnd().split('\n');
      const known = new Set(placed(lines, true, 0));
      assert.ok(known.size > 5);
      for (let start = 1; start <= lines.length; start += step) {
        for (let end = start + 1; end <= lines.length; end += step + 4) {
          const strange = placed(lines.slice(start - 1, end), false, start - 1).filter((place) => !known.has(place));
          assert.deepEqual(strange, [], `lines ${start} to ${end}`);
        }
      }
    });
  }
});
