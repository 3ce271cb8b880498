import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { summarize } from '../../../src/review/target.ts';
import { History, type Kept } from '../../../src/storage/history.ts';
import { encodeRecord, type ReviewRecord } from '../../../src/storage/record.ts';
import { someTarget } from '../../support/reviewTarget.ts';
import { memoryFiles, type MemoryFiles } from './memoryFiles.ts';

const ids = ['b1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a11', 'c1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a22'];

const idOf = (index: number) => `${index}1d5e7a0-4c1f-4f4e-9d7a-0d6a4f3f9a11`;

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

async function all(kept: AsyncIterable<Kept>): Promise<Kept[]> {
  const found: Kept[] = [];
  for await (const one of kept) found.push(one);
  return found;
}

describe('History', () => {
  it('gives back what was saved, oldest first, and nothing that was removed', async () => {
    const { fs, root, files } = memoryFiles();
    const history = new History(root, fs);
    await history.save(recordOf(ids[0]!, 200));
    await history.save(recordOf(ids[1]!, 100));
    assert.deepEqual([...files.keys()], [`${ids[0]}.json`, `${ids[1]}.json`]);
    const { records, missing } = await new History(root, fs).load();
    assert.deepEqual(
      records.map(({ id }) => id),
      [ids[1], ids[0]],
    );
    assert.deepEqual(missing, { setAside: 0, unreadable: 0 });
    await history.remove(ids[1]!);
    assert.equal((await history.read(ids[0]!))?.id, ids[0]);
    assert.equal(await history.read(ids[1]!), undefined);
  });

  it('sets aside what it cannot read, once', async () => {
    const { fs, root, files } = memoryFiles();
    files.set(`${ids[0]}.json`, { bytes: new TextEncoder().encode('{"version":'), mtime: 0 });
    const history = new History(root, fs);
    assert.equal((await history.load()).missing.setAside, 1);
    assert.deepEqual([...files.keys()], [`${ids[0]}.json.unreadable`]);
    assert.equal((await history.load()).missing.setAside, 0);
  });

  it('clears away what a killed window left half written, and nothing that may still be in use', async () => {
    const { fs, root, files } = memoryFiles();
    const bytes = new Uint8Array();
    files.set('old.part', { bytes, mtime: Date.now() - 61_000 });
    files.set('new.part', { bytes, mtime: Date.now() });
    await new History(root, fs).load();
    assert.deepEqual([...files.keys()], ['new.part']);
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
    const { records, missing } = await history.load();
    assert.deepEqual([records.map(({ id }) => id), missing.setAside], [[ids[0]], 2]);
    assert.deepEqual(await all(history.others((id) => id === ids[0])), ['setAside']);
    await history.remove(ids[0]!);
    assert.deepEqual(await all(new History(root, fs).others(() => false)), []);
  });

  const aged = async (files: MemoryFiles['files'], name: string, mtime: number, written: Promise<void>) => {
    await written;
    files.set(name, { ...files.get(name)!, mtime });
  };

  it('makes room for past reviews: the oldest go, and none that is open', async () => {
    const { fs, root, files } = memoryFiles();
    const history = new History(root, fs, { reviews: 3, bytes: 1e9, bytesWithDocument: 1e9 });
    await history.save(recordOf(idOf(0), 0));
    for (let index = 1; index <= 4; index++) {
      await aged(files, `${idOf(index)}.past.json`, index, history.putAway(recordOf(idOf(index), index)));
    }
    assert.deepEqual([...files.keys()], [`${idOf(0)}.json`, `${idOf(3)}.past.json`, `${idOf(4)}.past.json`]);
    await history.reopen(idOf(4));
    await history.putAway(recordOf(idOf(0), 0));
    const names = [`${idOf(0)}.past.json`, `${idOf(3)}.past.json`, `${idOf(4)}.json`];
    assert.deepEqual([...files.keys()].sort(), names, 'no review counts twice');
  });

  const sizeOf = (files: MemoryFiles['files']) => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);

  it('never holds more bytes than it may, whatever is saved', async () => {
    const { fs, root, files } = memoryFiles();
    const size = encodeRecord(recordOf(idOf(0), 0)).length;
    const bounds = { reviews: 100, bytes: size * 5, bytesWithDocument: size };
    const history = new History(root, fs, bounds);
    await aged(files, `${idOf(0)}.past.json`, 1, history.putAway(recordOf(idOf(0), 0)));
    for (let index = 1; index <= 4; index++) {
      await aged(files, `${idOf(index)}.json`, index + 1, history.save(recordOf(idOf(index), 0)));
    }
    assert.equal(files.size, 5);
    const [start, end] = recordOf(idOf(4), 0).events;
    const text = { type: 'text', text: 'x'.repeat(size / 2), reviewId: idOf(4), run: 1, seq: 2, at: 0 } as const;
    const grown = { ...recordOf(idOf(4), 0), events: [start!, text, end!] };
    await aged(files, `${idOf(4)}.json`, 5, history.save(grown));
    assert.ok(!files.has(`${idOf(0)}.past.json`), 'the past one goes first');
    assert.ok(sizeOf(files) <= bounds.bytes);
    await history.save(recordOf(idOf(5), 0));
    assert.ok(!files.has(`${idOf(1)}.json`), 'then the open one that was not written for longest');
    assert.ok(sizeOf(files) <= bounds.bytes);
  });

  it('keeps the document of a review as long as that is not too large', async () => {
    const { fs, root } = memoryFiles();
    const history = new History(root, fs, { reviews: 100, bytes: 1e9, bytesWithDocument: 2000 });
    const documents = ['// above\n', 'ä'.repeat(900), 'x'.repeat(2001)];
    for (const [index, documentText] of documents.entries()) {
      const record = recordOf(idOf(index), index);
      await history.save({ ...record, target: { ...record.target, documentText } });
    }
    const { records } = await history.load();
    assert.deepEqual(
      records.map(({ target }) => target),
      [{ ...someTarget, documentText: '// above\n' }, someTarget, someTarget],
    );
  });

  it('writes the newest state only, where the disk is slower than the reviews', async () => {
    const { fs, root } = memoryFiles();
    let written = 0;
    const slow: typeof fs = {
      ...fs,
      writeFile: async (uri, bytes) => {
        written += 1;
        await setTimeout(5);
        await fs.writeFile(uri, bytes);
      },
    };
    const history = new History(root, slow);
    const first = history.save(recordOf(ids[0]!, 1));
    await setTimeout(1);
    const later = [2, 3, 4].map((at) => history.save(recordOf(ids[0]!, at)));
    await first;
    assert.equal((await history.read(ids[0]!))?.events[0]?.at, 1);
    await Promise.all(later);
    assert.equal((await history.read(ids[0]!))?.events[0]?.at, 4);
    assert.equal(written, 2);
    const order = [history.save(recordOf(ids[0]!, 5)), history.putAway(recordOf(ids[0]!, 6))];
    await Promise.all([...order, history.save(recordOf(ids[0]!, 7))]);
    assert.equal((await history.read(ids[0]!))?.events[0]?.at, 7, 'what is saved last stays');
    await Promise.all([history.save(recordOf(ids[1]!, 8)), history.remove(ids[1]!)]);
    assert.equal(await history.read(ids[1]!), undefined);
  });

  it('counts the damaged among the past ones too', async () => {
    const { fs, root, files } = memoryFiles();
    files.set(`${ids[0]}.past.json`, { bytes: new Uint8Array([123]), mtime: 0 });
    assert.deepEqual(await all(new History(root, fs).others(() => false)), ['setAside']);
    assert.deepEqual([...files.keys()], [`${ids[0]}.past.json.unreadable`]);
  });

  it('counts a file that cannot be read at all, and leaves it where it is', async () => {
    const { fs, root, files } = memoryFiles();
    const history = new History(root, {
      ...fs,
      readFile: (uri) => (uri.path.includes(ids[0]!) ? Promise.reject(new Error('EACCES')) : fs.readFile(uri)),
    });
    for (const id of ids) await history.save(recordOf(id, 1));
    const { records, missing } = await history.load();
    assert.deepEqual([records.map(({ id }) => id), missing], [[ids[1]], { setAside: 0, unreadable: 1 }]);
    assert.deepEqual(await all(history.others((id) => id === ids[1])), ['unreadable']);
    assert.deepEqual([...files.keys()], [`${ids[0]}.json`, `${ids[1]}.json`]);
    assert.equal(await history.read('gone'), undefined);
  });

  it('gives the reviews of the other windows, each once, and reads the next one only when it is asked for', async () => {
    const { fs, root } = memoryFiles();
    let read = 0;
    const counting: typeof fs = {
      ...fs,
      readFile: (uri) => {
        read += 1;
        return fs.readFile(uri);
      },
    };
    const [history, other] = [new History(root, counting), new History(root, fs)];
    for (let index = 0; index < 3; index++) await other.save(recordOf(idOf(index), index));
    await history.putAway(recordOf(idOf(2), 2));
    await other.save(recordOf(idOf(2), 3));
    const found: unknown[] = [];
    for await (const kept of history.others((id) => id === idOf(0))) {
      found.push(typeof kept === 'object' ? [kept.id, kept.events[0]?.at] : kept);
      assert.equal(read, found.length);
    }
    assert.deepEqual(found.toSorted(), [
      [idOf(1), 1],
      [idOf(2), 3],
    ]);
  });
});
