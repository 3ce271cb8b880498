import assert from 'node:assert/strict';
import { isExcluded } from '../../../src/outgoing/exclusion.ts';

describe('isExcluded', () => {
  for (const [path, patterns, expected] of [
    ['/.env', ['.env'], true],
    ['/apps/shop/.env', ['.env'], true],
    ['/.env.local', ['.env.*'], true],
    ['/.env.example', ['.env.*', '!.env.example'], false],
    ['/src/key.ts', ['*.key'], false],
    ['/certs/Server.KEY', ['*.key'], true],
    ['/secret/a/b.ts', ['secret/'], true],
    ['/src/secret.ts', ['secret/'], false],
    ['/src/a.ts', ['/a.ts'], false],
    ['/a.ts', ['/a.ts'], true],
    ['/C:/work/.env', ['.env'], true],
    ['//server/share/.env', ['.env'], true],
    ['/../outside/.env', ['.env'], true],
    ['/src/a.ts', [], false],
    ['', ['*'], false],
    ['/', ['*'], false],
  ] as const) {
    it(`${expected ? 'keeps' : 'does not keep'} ${JSON.stringify(path)} back with ${JSON.stringify(patterns)}`, () => {
      assert.equal(isExcluded(path, patterns), expected);
    });
  }

  it('reads the text of an ignore file', () => {
    const file = '# what stays here\n\nsecret/\r\n*.pem\n!public.pem\n';
    assert.equal(isExcluded('/secret/x.ts', file), true);
    assert.equal(isExcluded('/a/key.pem', file), true);
    assert.equal(isExcluded('/a/public.pem', file), false);
    assert.equal(isExcluded('/a/b.ts', file), false);
  });
});
