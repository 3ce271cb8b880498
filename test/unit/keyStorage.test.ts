// Fault 64: a secret storage that cannot be used leaves the key in memory, says so once, and reviews go on.
import assert from 'node:assert/strict';
import { KeyStorage } from '../../src/keyStorage.ts';

const name = 'apiKey:https://api.example.com';
const other = 'apiKey:https://other.example';
type Step = 'get' | 'store' | 'delete';

/** A secret storage of which some steps fail, as with a keyring that is missing, locked or denied. */
function storageWhere(failing: Set<Step>) {
  const stored = new Map<string, string>();
  const listeners = new Set<(change: { key: string }) => unknown>();
  const told = { sentences: [] as string[], lines: [] as string[] };
  const step = <T>(which: Step, work: () => T, value = ''): Promise<T> =>
    failing.has(which) ? Promise.reject(new Error(`Denied: ${which} ${value}`)) : Promise.resolve(work());
  const keys = new KeyStorage({
    secrets: {
      get: (key) => step('get', () => stored.get(key)),
      store: (key, value) => step('store', () => void stored.set(key, value), value),
      delete: (key) => step('delete', () => void stored.delete(key)),
      onDidChange: ((listener: (change: { key: string }) => unknown) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      }) as never,
    },
    l10n: { t: ((message: string) => message) as never },
    log: { warn: (line: string) => told.lines.push(line) },
    warn: (sentence) => told.sentences.push(sentence),
  });
  const elsewhere = (key: string, value: string) => {
    stored.set(key, value);
    for (const listener of listeners) listener({ key });
  };
  return { keys, stored, told, listeners, elsewhere };
}

describe('fault 64: the storage of API keys', () => {
  it('passes everything on where the secret storage works, and keeps nothing itself', async () => {
    const { keys, stored, told } = storageWhere(new Set());
    await keys.store(name, 'key-1');
    assert.equal(await keys.get(name), 'key-1');
    stored.set(name, 'key-2');
    assert.equal(await keys.get(name), 'key-2');
    await keys.delete(name);
    assert.equal(stored.size, 0);
    assert.deepEqual(told, { sentences: [], lines: [] });
  });

  for (const failing of [['store'], ['get', 'store'], ['get', 'store', 'delete']] as const) {
    it(`keeps a key for this window where ${failing.join(' and ')} fails, and says so once`, async () => {
      const { keys, stored, told } = storageWhere(new Set(failing));
      await keys.store(name, 'sk-canary-4711');
      await keys.store(other, 'sk-canary-4712');
      assert.deepEqual([await keys.get(name), await keys.get(other)], ['sk-canary-4711', 'sk-canary-4712']);
      assert.equal(stored.size, 0);
      assert.equal(told.sentences.length, 1);
      assert.match(told.sentences[0] ?? '', /keyring .* API keys stay in memory until this window closes/);
      assert.ok(told.lines.length >= 2);
      assert.ok(!told.lines.join('\n').includes('canary'), 'a key is in the log');
    });
  }

  it('goes on without a key where none can be read, and says so once', async () => {
    const { keys, told } = storageWhere(new Set(['get']));
    assert.equal(await keys.get(name), undefined);
    assert.equal(await keys.get(name), undefined);
    assert.equal(told.sentences.length, 1);
  });

  it('takes the new key where the secret storage still holds the old one', async () => {
    const failing = new Set<Step>();
    const { keys, stored } = storageWhere(failing);
    await keys.store(name, 'old');
    failing.add('store');
    await keys.store(name, 'new');
    assert.equal(await keys.get(name), 'new');
    failing.clear();
    await keys.store(name, 'newest');
    assert.deepEqual([await keys.get(name), stored.get(name)], ['newest', 'newest']);
  });

  it('takes what another window has stored since', async () => {
    const { keys, elsewhere } = storageWhere(new Set(['store']));
    await keys.store(name, 'mine');
    elsewhere(other, 'not meant');
    assert.equal(await keys.get(name), 'mine');
    elsewhere(name, 'theirs');
    assert.equal(await keys.get(name), 'theirs');
  });

  it('forgets a key that is to be deleted, and says where the secret storage may not have', async () => {
    const { keys } = storageWhere(new Set(['store', 'delete']));
    await keys.store(name, 'key-1');
    await assert.rejects(keys.delete(name), /could not delete the API key/);
    assert.equal(await keys.get(name), undefined);
  });

  it('leaves nothing behind', async () => {
    const { keys, listeners } = storageWhere(new Set(['store']));
    await keys.store(name, 'key-1');
    keys.dispose();
    assert.equal(listeners.size, 0);
    assert.equal(await keys.get(name), undefined);
  });
});
