/** The recorded streams and error bodies of test/fixtures/streams. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  readonly file: string;
  readonly api: 'chat' | 'completions';
  readonly kind: 'stream' | 'error';
  readonly status: number;
  readonly expected_text?: string;
  readonly expected_reasoning?: string;
  readonly finish_reason?: string | null;
  readonly outcome?: 'complete' | 'error';
  readonly response_headers?: Readonly<Record<string, string>>;
}

export interface Recording extends Entry {
  readonly bytes: Buffer<ArrayBuffer>;
}

const folder = join(import.meta.dirname, '../../fixtures/streams');

export const recordings: readonly Recording[] = (
  JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Entry[]
).map((entry) => ({ ...entry, bytes: Buffer.from(readFileSync(join(folder, entry.file))) }));

export const recordedStreams = recordings.filter(({ kind }) => kind === 'stream');
