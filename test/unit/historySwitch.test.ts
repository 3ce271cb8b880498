// What becomes of the reviews where the user turns the history off, on, or both.
import assert from 'node:assert/strict';
import { given, kill, listed, namesIn, openWindow, phases, readSlowly, stopped } from './historyWindow.ts';

describe('secondLook.history', () => {
  given('keeps nothing on disk where the user says so, and everything again where not', async ({ clock, shared }) => {
    const window = openWindow(shared);
    const [first, second] = [await stopped(window, clock), await stopped(window, clock)];
    window.reviews.close(first.id);
    await clock.tickAsync(0);
    window.keepOnDisk(false);
    await clock.tickAsync(0);
    const third = await stopped(window, clock);
    window.reviews.close(third.id);
    await window.kept.flush();
    await clock.tickAsync(10_000);
    assert.deepEqual(namesIn(shared), []);
    assert.deepEqual((await listed(window)).sort(), [first.id, second.id, third.id].sort(), 'this window knows them');
    window.keepOnDisk(true);
    await clock.tickAsync(0);
    assert.deepEqual(namesIn(shared), [`${first.id}.past.json`, `${second.id}.json`, `${third.id}.past.json`].sort());
    kill(window);
  });

  given('ends where the user has left the setting, and loses nothing on the way', async ({ clock, shared }) => {
    const deleted: string[] = [];
    const slow = readSlowly(shared, 100);
    const remove: typeof slow.fs.delete = (uri, options) => {
      deleted.push(uri.path);
      return slow.fs.delete(uri, options);
    };
    const window = openWindow({ ...slow, fs: { ...slow.fs, delete: remove } });
    await clock.tickAsync(1000);
    const closed = await stopped(window, clock);
    window.reviews.close(closed.id);
    const open = await stopped(window, clock);
    const kept = [`${closed.id}.past.json`, `${open.id}.json`].sort();
    window.keepOnDisk(false);
    await clock.tickAsync(50);
    window.keepOnDisk(true);
    await clock.tickAsync(5000);
    assert.deepEqual([namesIn(shared), deleted], [kept, []]);
    window.keepOnDisk(false);
    window.keepOnDisk(true);
    window.keepOnDisk(false);
    assert.equal((await Promise.all([listed(window), clock.tickAsync(5000)]))[0].length, 2);
    assert.deepEqual(namesIn(shared), []);
    window.keepOnDisk(true);
    window.keepOnDisk(false);
    await clock.tickAsync(5000);
    assert.deepEqual(namesIn(shared), []);
    window.keepOnDisk(true);
    await clock.tickAsync(5000);
    assert.deepEqual(namesIn(shared), kept);
    kill(window);
  });

  given('deletes what it finds on disk where the user has said no elsewhere', async ({ clock, shared }) => {
    const one = openWindow(shared);
    await stopped(one, clock);
    kill(one);
    const next = openWindow(shared, false);
    await clock.tickAsync(0);
    assert.deepEqual([namesIn(shared), phases(next)], [[], []]);
    kill(next);
  });
});
