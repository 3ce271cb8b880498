import assert from 'node:assert/strict';
import { hostOf, lineRange, seconds, splitPath, stopwatch } from '../../../media/panel/format.ts';

describe('panel figures and names', () => {
  it('tell time as a stopwatch does', () => {
    assert.deepEqual([0, 999, 7000, 59_999, 60_000, 750_000, 3_725_000].map(stopwatch), [
      '0:00',
      '0:00',
      '0:07',
      '0:59',
      '1:00',
      '12:30',
      '1:02:05',
    ]);
    assert.equal(stopwatch(-5), '0:00');
    assert.equal(seconds(449), '0.4 s');
  });

  it('name one line as one', () => {
    assert.equal(lineRange({ startLine: 12, endLine: 40 }), '12–40');
    assert.equal(lineRange({ startLine: 7, endLine: 7 }), '7');
  });

  it('part the folder from the name on both kinds of path', () => {
    assert.deepEqual(splitPath('src/shop/cart.ts'), { folder: 'src/shop/', name: 'cart.ts' });
    assert.deepEqual(splitPath('src\\cart.ts'), { folder: 'src\\', name: 'cart.ts' });
    assert.deepEqual(splitPath('Untitled-1'), { folder: '', name: 'Untitled-1' });
    const escaped = { folder: 'src/a\\u{202e}/', name: 'b\\u{202e}.ts' };
    assert.deepEqual(splitPath('src/a\\u{202e}/b\\u{202e}.ts'), escaped);
  });

  it('name a server by its host', () => {
    assert.equal(hostOf('http://localhost:11434'), 'localhost:11434');
    assert.equal(hostOf('not a URL'), 'not a URL');
  });
});
