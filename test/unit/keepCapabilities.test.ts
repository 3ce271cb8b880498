import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { keepCapabilities } from '../../src/keepCapabilities.ts';

/** The storage that all windows share. */
function memory(value?: unknown) {
  let stored = value;
  return {
    get: (() => structuredClone(stored)) as vscode.Memento['get'],
    update: (_key: string, next: unknown) => {
      stored = structuredClone(next);
      return Promise.resolve();
    },
    entries: () => stored as [string, unknown][],
  };
}

const server = 'http://localhost:8080/v1';

describe('keepCapabilities', () => {
  it('gives the next window what this one learned', () => {
    const shared = memory();
    keepCapabilities(shared).learn(server, 'm', { server: 'llamacpp', replay: false });
    const next = keepCapabilities(shared);
    next.learn(server, 'm', { prefill: true });
    assert.deepEqual(next.recall(server, 'm'), { server: 'llamacpp', replay: false, prefill: true });
    assert.deepEqual(keepCapabilities(shared).recall(server, 'm'), next.recall(server, 'm'));
  });

  it('adds to what another window wrote meanwhile, and takes nothing of it back', () => {
    const shared = memory([[`${server} m`, { prefill: true }]]);
    const [one, other] = [keepCapabilities(shared), keepCapabilities(shared)];
    other.learn(server, 'm', { prefill: false });
    other.learn(server, 'other', { api: 'chat' });
    one.learn(server, 'm', { api: 'completions' });
    assert.deepEqual(shared.entries(), [
      [`${server} other`, { api: 'chat' }],
      [`${server} m`, { prefill: false, api: 'completions' }],
    ]);
  });

  it('keeps the 200 endpoints that were learned about last', () => {
    const shared = memory();
    const capabilities = keepCapabilities(shared);
    for (let i = 0; i < 200; i++) capabilities.learn(server, `model-${i}`, { stream: false });
    capabilities.learn(server, 'model-0', { prefill: false });
    capabilities.learn(server, 'model-200', { stream: false });
    const names = shared.entries().map(([key]) => key.split(' ')[1]);
    assert.equal(names.length, 200);
    assert.deepEqual([names[0], names.at(-2), names.at(-1)], ['model-2', 'model-0', 'model-200']);
  });

  it('takes nothing but entries of its own from the storage', () => {
    for (const foreign of [undefined, null, 'x', 7, {}, { [`${server} m`]: { api: 'chat' } }]) {
      assert.deepEqual(keepCapabilities(memory(foreign)).toJSON(), []);
    }
    const mixed = memory([
      null,
      [`${server} a`],
      [`${server} b`, { api: 'telnet' }],
      [7, { api: 'chat' }],
      ['x'.repeat(3000), { api: 'chat' }],
      [`${server} good`, { api: 'chat', later: 1 }],
    ]);
    assert.deepEqual(keepCapabilities(mixed).toJSON(), [[`${server} good`, { api: 'chat' }]]);
  });

  it('goes on where the storage cannot be written', async () => {
    const full = { ...memory(), update: () => Promise.reject(new Error('disk full')) };
    const capabilities = keepCapabilities(full);
    capabilities.learn(server, 'm', { prefill: true });
    await Promise.resolve();
    assert.deepEqual(capabilities.recall(server, 'm'), { prefill: true });
  });
});
