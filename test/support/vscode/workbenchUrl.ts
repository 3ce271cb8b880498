/** A server, a folder and an extension under development → the address that opens them in a browser. */

export interface WorkbenchAddress {
  /** The server, without a slash at the end. */
  readonly serverUrl: string;
  /** Absolute paths on the server's machine; a file `*.code-workspace` stands for the folders that it names. */
  readonly folder: string;
  readonly developmentPath?: string;
  readonly testsPath?: string;
  readonly openFile?: string;
  /** Runs the `browser` entry of the extension, in a worker of the page. */
  readonly kind?: 'web';
  /** A profile that the browser knows, by its name. */
  readonly profile?: string;
}

export function workbenchUrl(address: WorkbenchAddress): string {
  const payload = [
    ['extensionDevelopmentPath', remote(address, address.developmentPath)],
    ['extensionTestsPath', remote(address, address.testsPath)],
    ['extensionDevelopmentKind', address.kind],
    ['openFile', remote(address, address.openFile)],
    ['profile', address.profile],
  ].filter(([, value]) => value !== undefined);
  const opened = address.folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [opened]: slashed(address.folder), payload: JSON.stringify(payload) });
  // A person reads it too: these three need no escape in a query.
  const readable = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
  return `${address.serverUrl}/?${readable}`;
}

/** Under the name by which the workbench knows its server: under another one, an open file would be a second file. */
function remote({ serverUrl }: WorkbenchAddress, path: string | undefined): string | undefined {
  return path === undefined ? undefined : `vscode-remote://${new URL(serverUrl).host}${slashed(path)}`;
}

/** `C:\work` is `/C:/work` in a URI. */
function slashed(path: string): string {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
