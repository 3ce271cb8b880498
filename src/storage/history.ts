/** Reviews in, one file each in the extension's own storage; the same reviews out after a reload of the window. */
import type * as vscode from 'vscode';
import { decodeRecord, encodeRecord, type ReviewRecord } from './record.ts';

/** A write takes far less, in milliseconds; a part that is older was left by a window that was killed. */
const longestWrite = 60_000;

export class History {
  readonly #folder: vscode.Uri;
  readonly #fs: vscode.FileSystem;
  /** The last write of each review, so that a newer one never overtakes it. */
  readonly #writes = new Map<string, Promise<void>>();

  constructor(storage: vscode.Uri, fs: vscode.FileSystem) {
    this.#folder = within(storage, 'reviews');
    this.#fs = fs;
  }

  /** All reviews, oldest first. A file that cannot be read as one is set aside under another name, and counted. */
  async load(): Promise<{ readonly records: readonly ReviewRecord[]; readonly setAside: number }> {
    const records: ReviewRecord[] = [];
    let setAside = 0;
    for (const name of await this.#names()) {
      if (name.endsWith('.part')) await this.#removeLeftover(name);
      if (!name.endsWith('.json')) continue;
      const record = await this.#read(name);
      if (record === 'foreign') setAside += 1;
      else if (record) records.push(record);
    }
    const startOf = (record: ReviewRecord) => record.events[0]?.at ?? 0;
    return { records: records.sort((a, b) => startOf(a) - startOf(b)), setAside };
  }

  /** One review as it lies on disk now; undefined where it does not. */
  async read(id: string): Promise<ReviewRecord | undefined> {
    const record = await this.#read(`${id}.json`);
    return record === 'foreign' ? undefined : record;
  }

  /** Replaces the review's file as a whole: a crash leaves the old or the new one, never half of one. */
  save(record: ReviewRecord): Promise<void> {
    return this.#afterLastWrite(record.id, async () => {
      const part = this.#uri(`${record.id}.part`);
      await this.#fs.writeFile(part, encodeRecord(record));
      await this.#fs.rename(part, this.#uri(`${record.id}.json`), { overwrite: true });
    });
  }

  remove(id: string): Promise<void> {
    return this.#afterLastWrite(id, async () => {
      await this.#fs.delete(this.#uri(`${id}.json`));
    });
  }

  /** Settles when nothing is being written any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#writes.values());
  }

  /** Undefined where the file went away meanwhile, such as by another window. */
  async #read(name: string): Promise<ReviewRecord | 'foreign' | undefined> {
    const uri = this.#uri(name);
    try {
      const record = decodeRecord(await this.#fs.readFile(uri));
      if (record) return record;
      await this.#fs.rename(uri, uri.with({ path: `${uri.path}.unreadable` }), { overwrite: true });
      return 'foreign';
    } catch {
      return undefined;
    }
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

  async #names(): Promise<string[]> {
    await this.#fs.createDirectory(this.#folder);
    const entries = await this.#fs.readDirectory(this.#folder);
    return entries.map(([name]) => name);
  }

  #uri(name: string): vscode.Uri {
    return within(this.#folder, name);
  }

  #afterLastWrite(id: string, write: () => Promise<void>): Promise<void> {
    const next = (this.#writes.get(id) ?? Promise.resolve()).then(write, write);
    this.#writes.set(id, next);
    return next;
  }
}

function within(folder: vscode.Uri, name: string): vscode.Uri {
  return folder.with({ path: `${folder.path.replace(/\/+$/, '')}/${name}` });
}
