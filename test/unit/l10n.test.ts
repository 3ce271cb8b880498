// The sentences in the code against the file that a translator starts from, and where VS Code looks for what they make of it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { localisable } from '../../l10n.mjs';
import { sentences } from '../../src/completion/sentences.ts';

const root = path.resolve(__dirname, '../..');
const read = (name: string) => readFile(path.join(root, name), 'utf8');

describe('localisation', () => {
  it('has every sentence of the code in its bundle, and no other; `npm run l10n` writes it', async () => {
    const bundle = await read('l10n/bundle.l10n.json');
    assert.deepEqual(JSON.parse(bundle), JSON.parse(await localisable()));
  });

  it('knows the sentences of the host, of the panel, those that depend on a number, and those inside errors', async () => {
    const bundle = JSON.parse(await read('l10n/bundle.l10n.json')) as Record<string, string>;
    const some = [
      'Second Look runs {0} reviews. Open the panel.',
      'Stopped before the first word.',
      '1 finding',
      '{0} findings',
    ];
    for (const sentence of [...some, ...Object.values(sentences)]) assert.equal(bundle[sentence], sentence);
  });

  it('is loaded by VS Code, and translations are part of the package', async () => {
    const { l10n } = JSON.parse(await read('package.json')) as { readonly l10n?: string };
    assert.equal(l10n, './l10n');
    const shipped = (await read('.vscodeignore')).split('\n');
    for (const files of ['!l10n/bundle.l10n.*.json', '!package.nls*.json']) assert.ok(shipped.includes(files), files);
  });
});
