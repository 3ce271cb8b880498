/** A document's URI in; an error with its sentence out, where the user's patterns or an ignore file keep it from being sent. */
import * as vscode from 'vscode';
import { isExcluded } from '../outgoing/exclusion.ts';
import { foldersAround } from '../outgoing/foldersAround.ts';
import { NothingToReview } from './nothingToReview.ts';

/** At the root of a workspace folder. It can only keep code back, so it counts in Restricted Mode too. */
const ignoreFileName = '.secondlookignore';

const { l10n, workspace } = vscode;

/** `patterns`: those of the setting. Of folders within each other, each can keep it back. @throws NothingToReview */
export async function refuseExcluded(uri: vscode.Uri, patterns: readonly string[]): Promise<void> {
  const own = workspace.getWorkspaceFolder(uri);
  const folders = pathsOf(uri).flatMap((path) => foldersAround(path, workspace.workspaceFolders ?? [], own));
  // Outside of all folders there is no root that patterns with a slash could count from.
  const paths = folders.length > 0 ? folders.map(({ path }) => path) : pathsOf(uri);
  const label = workspace.asRelativePath(uri);
  if (paths.some((path) => isExcluded(path, patterns))) {
    const sentence = l10n.t('{0} is not sent: the setting secondLook.exclude keeps it back.', label);
    const args = ['secondLook.exclude'];
    throw new NothingToReview(sentence, {
      title: l10n.t('Open Settings'),
      command: 'workbench.action.openSettings',
      args,
    });
  }
  for (const { folder, path } of folders) {
    const file = vscode.Uri.joinPath(folder.uri, ignoreFileName);
    const open = { title: l10n.t('Open {0}', ignoreFileName), command: 'vscode.open', args: [file] };
    if (isExcluded(path, await readIgnoreFile(file, open))) {
      throw new NothingToReview(l10n.t('{0} is not sent: the file {1} keeps it back.', label, ignoreFileName), open);
    }
  }
}

/** Git puts an ending of its own behind the name of the version that the editor compares with, or of a submodule's. */
function pathsOf({ scheme, path }: vscode.Uri): readonly string[] {
  const ofFile = path.replace(/\.(?:git|diff)$/, '');
  return scheme === 'git' && ofFile !== path ? [path, ofFile] : [path];
}

async function readIgnoreFile(file: vscode.Uri, open: NothingToReview['remedy']): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    // What it would have kept back is not known, so nothing is sent.
    const cause = error instanceof Error ? error.message : String(error);
    throw new NothingToReview(l10n.t('Nothing is sent: {0} cannot be read: {1}', ignoreFileName, cause), open);
  }
}
