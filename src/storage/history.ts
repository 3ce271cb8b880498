/** Reviews in, one file each in the extension's own storage; the same reviews out after a reload of the window. */
import type * as vscode from 'vscode';
import { beyondBounds, historyBounds, type Bounds, type KeptFile } from './bounds.ts';
import { decodeRecord, encodeWithin, type ReviewRecord } from './record.ts';

/** A write takes far less, in milliseconds; a part that is older was left by a window that was killed. */
const longestWrite = 60_000;

/** Of a review that the panel shows, and of one that is only looked up. */
const openEnding = '.json';
const pastEnding = '.past.json';

export interface KeptReviews {
  /** Oldest first. */
  readonly records: readonly ReviewRecord[];
  readonly missing: Missing;
}

/** How many reviews could not be understood and were given another name, and how many could not be read at all. */
export interface Missing {
  readonly setAside: number;
  readonly unreadable: number;
}

/** A review, or which kind of missing one its file is. */
export type Kept = ReviewRecord | keyof Missing;

/** What keeps reviews; ids are UUIDs. */
export interface ReviewStore {
  /** The reviews that the panel shows. */
  load(): Promise<KeptReviews>;
  /** All that this window does not show, one at a time: whoever takes them may work on each before the next is read. */
  others(isShown: (id: string) => boolean): Iterable<Kept> | AsyncIterable<Kept>;
  /** One review as it is kept now; undefined where it is not. */
  read(id: string): Promise<ReviewRecord | undefined>;
  /** Keeps a review that the panel shows; settles when this or a newer state of it is kept. */
  save(record: ReviewRecord): Promise<void>;
  /** Keeps a review that the panel shows no longer, as far as there is room. */
  putAway(record: ReviewRecord): Promise<void>;
  /** The panel shows a past review again; undefined where it is not kept. */
  reopen(id: string): Promise<ReviewRecord | undefined>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  /** Settles when nothing is being written any more. */
  idle(): Promise<void>;
}

export class History implements ReviewStore {
  readonly #folder: vscode.Uri;
  readonly #fs: vscode.FileSystem;
  readonly #bounds: Bounds;
  /** The last write of each review, so that a newer one never overtakes it. */
  readonly #writes = new Map<string, Promise<void>>();
  /** What the next save of a review will write; a newer state takes its place, so that a slow disk never lags behind. */
  readonly #next = new Map<string, { record: ReviewRecord }>();
  /** The size of each file, as far as this window knows. */
  #sizes = new Map<string, number>();

  constructor(storage: vscode.Uri, fs: vscode.FileSystem, bounds = historyBounds) {
    this.#folder = within(storage, 'reviews');
    this.#fs = fs;
    this.#bounds = bounds;
  }

  async load(): Promise<KeptReviews> {
    const names = await this.#names();
    for (const name of names) if (name.endsWith('.part')) await this.#removeLeftover(name);
    return this.#readAll(names.filter((name) => name.endsWith(openEnding) && !name.endsWith(pastEnding)));
  }

  async *others(isShown: (id: string) => boolean): AsyncGenerator<Kept> {
    // What was put away just now is one of them.
    await this.idle();
    const names = await this.#names();
    for (const name of names.filter((one) => one.endsWith(openEnding))) {
      const id = name.slice(0, name.indexOf('.'));
      // Another window may still show what was put away here.
      const isTwice = name.endsWith(pastEnding) && names.includes(id + openEnding);
      const kept = isShown(id) || isTwice ? undefined : await this.#read(name);
      if (kept) yield kept;
    }
  }

  async read(id: string): Promise<ReviewRecord | undefined> {
    for (const name of [id + openEnding, id + pastEnding]) {
      const record = await this.#read(name);
      if (typeof record === 'object') return record;
    }
    return undefined;
  }

  /** Replaces the review's file as a whole: a crash leaves the old or the new one, never half of one. */
  save(record: ReviewRecord): Promise<void> {
    const { id } = record;
    const [waiting, last] = [this.#next.get(id), this.#writes.get(id)];
    if (waiting && last) {
      waiting.record = record;
      return last;
    }
    const next = { record };
    const written = this.#afterLastWrite(id, () => {
      if (this.#next.get(id) === next) this.#next.delete(id);
      return this.#write(next.record, openEnding);
    });
    this.#next.set(id, next);
    return written;
  }

  putAway(record: ReviewRecord): Promise<void> {
    const { id } = record;
    return this.#afterLastWrite(id, async () => {
      // Never both, or it would count twice.
      await this.#move(id + openEnding, id + pastEnding);
      await this.#write(record, pastEnding);
    });
  }

  async reopen(id: string): Promise<ReviewRecord | undefined> {
    const record = await this.read(id);
    if (record) await this.#afterLastWrite(id, () => this.#move(id + pastEnding, id + openEnding));
    return record;
  }

  remove(id: string): Promise<void> {
    return this.#afterLastWrite(id, async () => {
      await this.#delete(id + openEnding);
      await this.#delete(id + pastEnding);
    });
  }

  async clear(): Promise<void> {
    await this.idle();
    for (const name of await this.#names()) await this.#delete(name);
  }

  async idle(): Promise<void> {
    await Promise.allSettled(this.#writes.values());
  }

  async #readAll(names: readonly string[]): Promise<KeptReviews> {
    const records: ReviewRecord[] = [];
    const missing = { setAside: 0, unreadable: 0 };
    for (const name of names) {
      const kept = await this.#read(name);
      if (typeof kept === 'object') records.push(kept);
      else if (kept) missing[kept] += 1;
    }
    const startOf = (record: ReviewRecord) => record.events[0]?.at ?? 0;
    return { records: records.sort((a, b) => startOf(a) - startOf(b)), missing };
  }

  /** Undefined where the file went away meanwhile, such as by another window. */
  async #read(name: string): Promise<Kept | undefined> {
    const uri = this.#uri(name);
    try {
      const record = decodeRecord(await this.#fs.readFile(uri));
      // A copy under a name of its own would be a second review with the same id.
      if (record && [openEnding, pastEnding].some((ending) => name === record.id + ending)) return record;
      await this.#fs.rename(uri, uri.with({ path: `${uri.path}.unreadable` }), { overwrite: true });
      return 'setAside';
    } catch {
      return (await this.#names()).includes(name) ? 'unreadable' : undefined;
    }
  }

  async #write(record: ReviewRecord, ending: string): Promise<void> {
    const part = this.#uri(`${record.id}.part`);
    const bytes = encodeWithin(this.#bounds.bytesWithDocument, record);
    await this.#fs.writeFile(part, bytes);
    const name = record.id + ending;
    await this.#fs.rename(part, this.#uri(name), { overwrite: true });
    const isNew = !this.#sizes.has(name);
    this.#sizes.set(name, bytes.length);
    const known = [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
    if (isNew || known > this.#bounds.bytes) await this.#makeRoom();
  }

  async #makeRoom(): Promise<void> {
    const files: KeptFile[] = [];
    for (const name of await this.#names()) {
      if (!name.endsWith(openEnding)) continue;
      const stat = await this.#unlessGone(name, () => this.#fs.stat(this.#uri(name)));
      if (stat) files.push({ name, bytes: stat.size, mtime: stat.mtime, past: name.endsWith(pastEnding) });
    }
    this.#sizes = new Map(files.map(({ name, bytes }) => [name, bytes]));
    for (const name of beyondBounds(files, this.#bounds)) await this.#delete(name);
  }

  async #removeLeftover(name: string): Promise<void> {
    const uri = this.#uri(name);
    try {
      const { mtime } = await this.#fs.stat(uri);
      // A younger one may be what another window is about to rename.
      if (Date.now() - mtime > longestWrite) await this.#fs.delete(uri);
    } catch {
      // It went away by itself; otherwise the next load tries again.
    }
  }

  async #delete(name: string): Promise<void> {
    await this.#unlessGone(name, () => this.#fs.delete(this.#uri(name)));
    this.#sizes.delete(name);
  }

  async #move(from: string, to: string): Promise<void> {
    await this.#unlessGone(from, () => this.#fs.rename(this.#uri(from), this.#uri(to), { overwrite: true }));
    this.#sizes.delete(from);
  }

  /** Another window may have taken the file away, or it never was there. */
  async #unlessGone<T>(name: string, act: () => Thenable<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if ((await this.#names()).includes(name)) throw error;
      return undefined;
    }
  }

  async #names(): Promise<string[]> {
    await this.#fs.createDirectory(this.#folder);
    const entries = await this.#fs.readDirectory(this.#folder);
    return entries.map(([name]) => name);
  }

  #uri(name: string): vscode.Uri {
    return within(this.#folder, name);
  }

  #afterLastWrite(id: string, write: () => Promise<void>): Promise<void> {
    // What is saved from now on belongs behind this.
    this.#next.delete(id);
    const next = (this.#writes.get(id) ?? Promise.resolve()).then(write, write);
    this.#writes.set(id, next);
    return next;
  }
}

function within(folder: vscode.Uri, name: string): vscode.Uri {
  return folder.with({ path: `${folder.path.replace(/\/+$/, '')}/${name}` });
}
