/** The label of a document and those of others in, as much of its folder as tells it from them out. */
import { separator, splitPath } from './format.ts';

/** `…/1` for `src/1/index.ts` beside `src/2/index.ts`, as on the editor's tabs; empty where the name says enough. */
export function distinctFolder(label: string, labels: Iterable<string>): string {
  const { name, folders } = partsOf(label);
  const others = [...new Set(labels)].filter((other) => other !== label).map(partsOf);
  const alike = others.filter((other) => other.name === name).map((other) => other.folders);
  if (alike.length === 0) return '';
  if (folders.length === 0) return './';
  const end = (path: readonly string[], length: number) => path.slice(-length).join('/');
  const lengths = folders.map((_, index) => index + 1);
  const length = lengths.find((so) => alike.every((other) => end(other, so) !== end(folders, so))) ?? folders.length;
  return (length < folders.length ? '…/' : '') + end(folders, length);
}

function partsOf(label: string): { readonly name: string; readonly folders: readonly string[] } {
  const { folder, name } = splitPath(label);
  return { name, folders: folder.split(separator).filter(Boolean) };
}
