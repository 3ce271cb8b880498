/** What was learned about servers, kept from window to window: read once, and written as soon as something is learned. */
import type * as vscode from 'vscode';
import * as v from 'valibot';
import { createCapabilities, serverFamilies, type Capabilities, type Learned } from './completion/capabilities.ts';

type Entry = readonly [key: string, learned: Learned];

const storageKey = 'capabilities';
/** Endpoints with their models; the one that taught us nothing for the longest time makes room. */
const kept = 200;

const learned = v.object({
  api: v.exactOptional(v.picklist(['chat', 'completions'])),
  limit: v.exactOptional(v.picklist(['max_tokens', 'max_completion_tokens'])),
  streamOptions: v.exactOptional(v.literal(false)),
  stream: v.exactOptional(v.literal(false)),
  server: v.exactOptional(v.picklist(serverFamilies)),
  prefill: v.exactOptional(v.boolean()),
  replay: v.exactOptional(v.literal(false)),
} satisfies Record<keyof Learned, v.GenericSchema>);
const entry: v.GenericSchema<unknown, Entry> = v.tuple([v.pipe(v.string(), v.maxLength(2048)), learned]);

export function keepCapabilities(memory: Pick<vscode.Memento, 'get' | 'update'>): Capabilities {
  return createCapabilities(stored(memory), (key, news) => {
    // Read anew, and only the news added: another window may have written meanwhile.
    const entries = stored(memory);
    const known = entries.find(([name]) => name === key)?.[1];
    const others = entries.filter(([name]) => name !== key);
    const next: readonly Entry[] = [...others, [key, { ...known, ...news }]];
    // What cannot be written is learned again by the next window.
    memory.update(storageKey, next.slice(-kept)).then(undefined, () => undefined);
  });
}

/** Whatever lies in the storage; what is no entry of ours is left out. */
function stored(memory: Pick<vscode.Memento, 'get'>): readonly Entry[] {
  const value = memory.get<unknown>(storageKey);
  if (!Array.isArray(value)) return [];
  return value.flatMap((candidate: unknown) => {
    const result = v.safeParse(entry, candidate);
    return result.success ? [result.output] : [];
  });
}
