/** Reviews in, one file each in the extension's own storage; the same reviews out after a reload of the window. */
import * as vscode from 'vscode';
import { decodeRecord, encodeRecord, type ReviewRecord } from './record.ts';

export class History {
  readonly #folder: vscode.Uri;
  /** The last write of each review, so that a newer one never overtakes it. */
  readonly #writes = new Map<string, Promise<void>>();

  constructor(storage: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(storage, 'reviews');
  }

  /** All reviews, oldest first. A file that cannot be read as one is set aside under another name, and counted. */
  async load(): Promise<{ readonly records: readonly ReviewRecord[]; readonly setAside: number }> {
    const records: ReviewRecord[] = [];
    let setAside = 0;
    for (const [name] of await this.#files()) {
      const record = await this.#read(name);
      if (record === 'foreign') setAside += 1;
      else if (record) records.push(record);
    }
    const startOf = (record: ReviewRecord) => record.events[0]?.at ?? 0;
    return { records: records.sort((a, b) => startOf(a) - startOf(b)), setAside };
  }

  /** Replaces the review's file as a whole: a crash leaves the old or the new one, never half of one. */
  save(record: ReviewRecord): Promise<void> {
    return this.#afterLastWrite(record.id, async () => {
      const part = this.#uri(`${record.id}.part`);
      await vscode.workspace.fs.writeFile(part, encodeRecord(record));
      await vscode.workspace.fs.rename(part, this.#uri(`${record.id}.json`), { overwrite: true });
    });
  }

  remove(id: string): Promise<void> {
    return this.#afterLastWrite(id, async () => {
      await vscode.workspace.fs.delete(this.#uri(`${id}.json`));
    });
  }

  /** Undefined where the file went away meanwhile, such as by another window. */
  async #read(name: string): Promise<ReviewRecord | 'foreign' | undefined> {
    const uri = this.#uri(name);
    try {
      const record = decodeRecord(await vscode.workspace.fs.readFile(uri));
      if (record) return record;
      await vscode.workspace.fs.rename(uri, uri.with({ path: `${uri.path}.unreadable` }), { overwrite: true });
      return 'foreign';
    } catch {
      return undefined;
    }
  }

  /** Settles when nothing is being written any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#writes.values());
  }

  async #files(): Promise<[string, vscode.FileType][]> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    const entries = await vscode.workspace.fs.readDirectory(this.#folder);
    return entries.filter(([name]) => name.endsWith('.json'));
  }

  #uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }

  #afterLastWrite(id: string, write: () => Promise<void>): Promise<void> {
    const next = (this.#writes.get(id) ?? Promise.resolve()).then(write, write);
    this.#writes.set(id, next);
    return next;
  }
}
