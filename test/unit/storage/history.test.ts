import assert from 'node:assert/strict';
import { summarize } from '../../../src/review/target.ts';
import { History } from '../../../src/storage/history.ts';
import { encodeRecord, type ReviewRecord } from '../../../src/storage/record.ts';
import { someTarget } from '../../support/reviewTarget.ts';
import { memoryFiles } from './memoryFiles.ts';

const ids = ['b1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a11', 'c1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a22'];

function recordOf(id: string, at: number): ReviewRecord {
  const position = { reviewId: id, run: 1, at };
  const start = { type: 'started', target: summarize(someTarget), model: 'm', endpoint: 'http://h' } as const;
  const end = { type: 'ended', outcome: 'finished' } as const;
  return {
    id,
    target: someTarget,
    events: [
      { ...start, ...position, seq: 1 },
      { ...end, ...position, seq: 2 },
    ],
  };
}

describe('History', () => {
  it('gives back what was saved, oldest first, and nothing that was removed', async () => {
    const { fs, root, files } = memoryFiles();
    const history = new History(root, fs);
    await history.save(recordOf(ids[0]!, 200));
    await history.save(recordOf(ids[1]!, 100));
    assert.deepEqual([...files.keys()], [`${ids[0]}.json`, `${ids[1]}.json`]);
    const { records, setAside } = await new History(root, fs).load();
    assert.deepEqual(
      records.map(({ id }) => id),
      [ids[1], ids[0]],
    );
    assert.equal(setAside, 0);
    await history.remove(ids[1]!);
    assert.equal((await history.read(ids[0]!))?.id, ids[0]);
    assert.equal(await history.read(ids[1]!), undefined);
  });

  it('sets aside what it cannot read, once', async () => {
    const { fs, root, files } = memoryFiles();
    files.set(`${ids[0]}.json`, { bytes: new TextEncoder().encode('{"version":'), mtime: 0 });
    const history = new History(root, fs);
    assert.equal((await history.load()).setAside, 1);
    assert.deepEqual([...files.keys()], [`${ids[0]}.json.unreadable`]);
    assert.equal((await history.load()).setAside, 0);
  });

  it('sets aside what belongs to another review, and copies under another name', async () => {
    const { fs, root, files } = memoryFiles();
    const bytesOf = (record: ReviewRecord) => ({ bytes: encodeRecord(record), mtime: 0 });
    const own = recordOf(ids[0]!, 1);
    files.set(`${ids[0]}.json`, bytesOf(own));
    files.set(`${ids[0]} (conflicted copy).json`, bytesOf(own));
    files.set(`${ids[0]}-2.past.json`, bytesOf(own));
    files.set(`${ids[1]}.json`, bytesOf({ ...recordOf(ids[0]!, 1), id: ids[1]! }));
    const history = new History(root, fs);
    const { records, setAside } = await history.load();
    assert.deepEqual([records.map(({ id }) => id), setAside], [[ids[0]], 2]);
    assert.deepEqual(await history.past(), { records: [], setAside: 1 });
    await history.remove(ids[0]!);
    assert.deepEqual(await new History(root, fs).load(), { records: [], setAside: 0 });
  });

  it('clears away what a killed window left half written, and nothing that may still be in use', async () => {
    const { fs, root, files } = memoryFiles();
    const bytes = new Uint8Array();
    files.set('old.part', { bytes, mtime: Date.now() - 61_000 });
    files.set('new.part', { bytes, mtime: Date.now() });
    await new History(root, fs).load();
    assert.deepEqual([...files.keys()], ['new.part']);
  });

  it('makes room for past reviews: the oldest go, and none that is open', async () => {
    const { fs, root, files } = memoryFiles();
    const history = new History(root, fs, { reviews: 3, bytes: 1e9 });
    const id = (index: number) => `${index}1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a11`;
    await history.save(recordOf(id(0), 0));
    for (let index = 1; index <= 4; index++) {
      await history.putAway(recordOf(id(index), index));
      files.set(`${id(index)}.past.json`, { ...files.get(`${id(index)}.past.json`)!, mtime: index });
    }
    assert.deepEqual([...files.keys()], [`${id(0)}.json`, `${id(3)}.past.json`, `${id(4)}.past.json`]);
  });

  it('counts the damaged among the past ones too', async () => {
    const { fs, root, files } = memoryFiles();
    files.set(`${ids[0]}.past.json`, { bytes: new Uint8Array([123]), mtime: 0 });
    assert.deepEqual(await new History(root, fs).past(), { records: [], setAside: 1 });
    assert.deepEqual([...files.keys()], [`${ids[0]}.past.json.unreadable`]);
  });
});
