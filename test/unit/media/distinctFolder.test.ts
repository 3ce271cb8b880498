import assert from 'node:assert/strict';
import { distinctFolder } from '../../../media/panel/distinctFolder.ts';

describe('folder on a tab', () => {
  const folders = (...labels: readonly string[]) => labels.map((label) => distinctFolder(label, labels));

  it('is not there where the names differ, or the document is the same', () => {
    assert.deepEqual(folders('src/cart.ts', 'src/money.ts', 'src/cart.ts'), ['', '', '']);
  });

  it('is the last that differs', () => {
    assert.deepEqual(folders('src/1/index.ts', 'src/2/index.ts', 'src/cart.ts'), ['…/1', '…/2', '']);
    assert.deepEqual(folders('a/index.ts', 'b/index.ts'), ['a', 'b']);
    assert.deepEqual(folders('src\\1\\index.ts', 'src\\2\\index.ts'), ['…/1', '…/2']);
  });

  it('is as long as need be', () => {
    assert.deepEqual(folders('x/a/lib/i.ts', 'x/b/lib/i.ts', 'x/b/app/i.ts'), ['…/a/lib', '…/b/lib', '…/app']);
    assert.deepEqual(folders('lib/i.ts', 'a/lib/i.ts', 'i.ts'), ['lib', 'a/lib', './']);
  });
});
