/** A document's URI and the files that got other names in, its URI now out. */

/** Of a file, or of a folder with all that is in it. */
export interface Rename {
  readonly oldUri: { toString(): string };
  readonly newUri: { toString(): string };
}

export function renamedUri(uri: string, renames: readonly Rename[]): string {
  for (const { oldUri, newUri } of renames) {
    const old = oldUri.toString();
    if (uri === old || uri.startsWith(`${old}/`)) return newUri.toString() + uri.slice(old.length);
  }
  return uri;
}
