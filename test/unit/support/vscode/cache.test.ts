import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedFolder } from '../../../support/vscode/cache.ts';

describe('a folder that is fetched once', () => {
  let cache: string;
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'second-look-unit-'));
  });
  afterEach(() => rm(cache, { recursive: true }));

  const write = (text: string) => (folder: string) => writeFile(join(folder, 'file'), text);
  const read = (folder: string) => readFile(join(folder, 'file'), 'utf8');

  it('is filled the first time and taken as it is the second', async () => {
    const first = await cachedFolder('thing', write('one'), cache);
    assert.equal(await read(first), 'one');
    const refuse = () => Promise.reject(new Error('fetched twice'));
    assert.equal(await cachedFolder('thing', refuse, cache), first);
    assert.deepEqual(await readdir(cache), ['thing']);
  });

  it('is not there after a failure, and can be fetched again', async () => {
    const half = async (folder: string) => {
      await write('half')(folder);
      throw new Error('the line went dead');
    };
    await assert.rejects(cachedFolder('thing', half, cache), /line went dead/);
    assert.deepEqual(await readdir(cache), []);
    assert.equal(await read(await cachedFolder('thing', write('whole'), cache)), 'whole');
  });

  it('is whole when two fetch it at the same time', async () => {
    let waiting = 0;
    let letBothGo: () => void = () => undefined;
    const bothStarted = new Promise<void>((resolve) => (letBothGo = resolve));
    const fill = (text: string) => async (folder: string) => {
      waiting++;
      if (waiting === 2) letBothGo();
      await bothStarted;
      await write(text)(folder);
    };
    const folders = await Promise.all([
      cachedFolder('thing', fill('one'), cache),
      cachedFolder('thing', fill('two'), cache),
    ]);
    assert.equal(folders[0], folders[1]);
    assert.match(await read(folders[0]), /^(one|two)$/);
    assert.deepEqual(await readdir(cache), ['thing']);
  });

  it('sweeps away what a process left that is gone, and leaves what another is filling', async () => {
    const gone = join(cache, '.draft-999999999-a');
    const busy = join(cache, `.draft-${process.pid}-b`);
    await mkdir(gone);
    await mkdir(busy);
    await cachedFolder('thing', write('one'), cache);
    assert.deepEqual([existsSync(gone), existsSync(busy)], [false, true]);
  });
});
