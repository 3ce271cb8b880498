/** Windows with a history and reviews that never end by themselves, over files in memory and a clock that is told. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import type { CompletionEvent } from '../../src/completion/event.ts';
import { createGates } from '../../src/completion/gate/gates.ts';
import { keepHistory, type KeptHistory } from '../../src/keepHistory.ts';
import { Reviews, type Review } from '../../src/session/reviews.ts';
import { History } from '../../src/storage/history.ts';
import { MemoryHistory } from '../../src/storage/memoryHistory.ts';
import { decodeRecord, type ReviewRecord } from '../../src/storage/record.ts';
import { Emitter } from '../../src/util/emitter.ts';
import { english } from '../../src/util/localizer.ts';
import { someSettings, someTarget } from '../support/reviewTarget.ts';
import { memoryFiles, type MemoryFiles } from './storage/memoryFiles.ts';

export interface OpenWindow {
  /** As the user sets it. */
  keepOnDisk(on: boolean): void;
  readonly reviews: Reviews;
  readonly kept: KeptHistory;
  readonly warnings: string[];
}

/** A window whose reviews write one word and are then silent until they are stopped. */
export function openWindow({ fs, root }: MemoryFiles, on = true, alone = false): OpenWindow {
  const switched = new Emitter<void>();
  const reviews = new Reviews({
    complete: async function* (_request, options): AsyncGenerator<CompletionEvent> {
      yield { type: 'text', text: 'word' };
      const { signal } = options ?? {};
      if (signal && !signal.aborted) await once(signal, 'abort');
      signal?.throwIfAborted();
    },
    capabilities: createCapabilities(),
    gates: createGates(),
    l10n: english,
  });
  const warnings: string[] = [];
  const warn = (sentence: string) => warnings.push(sentence);
  const kept = keepHistory(reviews, new History(root, fs), {
    isOn: () => on,
    memory: new MemoryHistory(),
    isAlone: () => Promise.resolve(alone),
    onSwitched: (listener) => switched.on(listener),
    log: { warn },
    l10n: english,
    warn,
  });
  const keepOnDisk = (value: boolean) => {
    on = value;
    switched.fire();
  };
  return { reviews, kept, warnings, keepOnDisk };
}

/** The window's end without a goodbye. */
export function kill({ kept, reviews }: OpenWindow): void {
  kept.dispose();
  reviews.dispose();
}

export function phases({ reviews }: OpenWindow): readonly (string | undefined)[] {
  return reviews.all.map(({ state }) => state?.phase);
}

export async function listed({ kept }: OpenWindow): Promise<string[]> {
  return (await kept.list()).map(({ id }) => id);
}

export function namesIn({ files }: MemoryFiles): string[] {
  return [...files.keys()].sort();
}

/** An open review as it lies on the disk. */
export function onDisk({ files }: MemoryFiles, id: string): ReviewRecord {
  const record = decodeRecord(files.get(`${id}.json`)!.bytes);
  assert.ok(record);
  return record;
}

export interface Given {
  readonly clock: SinonFakeTimers;
  /** What the windows share. */
  readonly shared: MemoryFiles;
}

/** A test with a clock that is told, and without any files at its beginning. */
export function given(title: string, test: (given: Given) => Promise<void>): void {
  it(title, async () => {
    const clock = useFakeTimers({
      now: 1_000_000,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    });
    try {
      await test({ clock, shared: memoryFiles() });
    } finally {
      clock.restore();
    }
  });
}

/** A review that has written its word. */
export async function start({ reviews }: OpenWindow, clock: SinonFakeTimers): Promise<Review> {
  const review = reviews.start(someTarget, someSettings);
  await clock.tickAsync(1000);
  return review;
}

export async function stopped(window: OpenWindow, clock: SinonFakeTimers): Promise<Review> {
  const review = await start(window, clock);
  window.reviews.stop(review.id);
  await clock.tickAsync(0);
  return review;
}

/** The same files in a folder that takes so many milliseconds to be read. */
export function readSlowly(files: MemoryFiles, milliseconds: number): MemoryFiles {
  const { fs } = files;
  const readDirectory: typeof fs.readDirectory = async (uri) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return fs.readDirectory(uri);
  };
  return { ...files, fs: { ...fs, readDirectory } };
}
