import assert from 'node:assert/strict';
import { DisposableStore } from '../../../src/util/disposableStore.ts';

describe('DisposableStore', () => {
  it('disposes in reverse, each once', () => {
    const order: number[] = [];
    const store = new DisposableStore();
    for (const n of [1, 2, 3]) store.add({ dispose: () => order.push(n) });
    store.dispose();
    store.dispose();
    assert.deepEqual(order, [3, 2, 1]);
  });

  it('goes on when a disposer throws, and reports all that did', () => {
    const store = new DisposableStore();
    let reached = false;
    store.add({ dispose: () => (reached = true) });
    for (const name of ['first', 'second']) {
      store.add({
        dispose: () => {
          throw new Error(name);
        },
      });
    }
    assert.throws(
      () => {
        store.dispose();
      },
      (error) => {
        assert.ok(error instanceof AggregateError);
        assert.deepEqual(error.errors.map(String), ['Error: second', 'Error: first']);
        return true;
      },
    );
    assert.ok(reached);
  });

  it('disposes at once what comes too late', () => {
    const store = new DisposableStore();
    store.dispose();
    let disposed = false;
    store.add({ dispose: () => (disposed = true) });
    assert.ok(disposed);
  });
});
