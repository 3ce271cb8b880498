import assert from 'node:assert/strict';
import { undecidedLength } from '../../../../media/panel/markdown/undecided.ts';

describe('a line that is not decided yet', () => {
  const marks = ['-', '=', '*', '_', '+', '~', '|', ':', '#', '>', '`', '- ', '# ', '> ', '-='];
  for (const mark of marks) {
    it(`is told apart at once, however many marks it has: ${mark}`, () => {
      // The short one first: what doubles with each mark never comes to an end with the long one.
      for (const count of [22, 5000]) {
        for (const opening of ['', '```\n', 'Words.\n']) {
          const line = mark.repeat(count).slice(0, count);
          const began = performance.now();
          assert.equal(undecidedLength(opening + line, undefined), line.length);
          undecidedLength(`${opening}${line}FAILURES`, undefined);
          undecidedLength(`${opening}${line} FAILURES`, undefined);
          assert.ok(performance.now() - began < 100, `${count} marks`);
        }
      }
    });
  }
});
