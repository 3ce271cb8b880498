/** The path of a document and the folders of a workspace in; those that it is in out, each with its path there. */

interface Folder {
  readonly uri: { readonly path: string };
}

export interface FolderAround<F> {
  readonly folder: F;
  /** Of the document, from the folder on: `/src/a.ts`. */
  readonly path: string;
}

/**
 * Schemes do not count: a version in Git and a cell of a notebook have the path of their file. `own` is the folder that
 * the editor names, which knows where case makes no difference.
 */
export function foldersAround<F extends Folder>(
  path: string,
  folders: readonly F[],
  own?: Folder,
): readonly FolderAround<F>[] {
  return folders.flatMap((folder) => {
    const root = folder.uri.path.replace(/\/$/, '');
    const isIn = path === root || path.startsWith(`${root}/`) || folder.uri.path === own?.uri.path;
    return isIn ? [{ folder, path: path.slice(root.length) }] : [];
  });
}
