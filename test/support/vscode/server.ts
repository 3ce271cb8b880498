/** An installed VS Code → its own server listening on loopback, gone with everything it started on `dispose`. */
import { installVsCode } from './install.ts';
import { startProcessGroup } from './processGroup.ts';
import type { ServerFolders } from './serverFolders.ts';
import type { VsCodeVersion } from './versions.ts';
import { waitForOutput } from './waitForOutput.ts';

export interface ServerOptions {
  readonly version: VsCodeVersion;
  /** Absolute folders; they are made when they do not exist. */
  readonly folders: ServerFolders;
  /** Taken from the free ones by default. */
  readonly port?: number;
  /** With workspace trust, so that a folder opens in Restricted Mode. Off by default. */
  readonly workspaceTrust?: boolean;
  /** Lets a page name an extension under development. VS Code shows no toasts and no dialogs then. Off by default. */
  readonly extensionDevelopment?: boolean;
  /** Added to the environment of the server and so of the extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** A command that runs the command behind it, such as `env` or `unshare`, in a world of its own. */
  readonly within?: readonly string[];
}

export interface Server {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** Resolves when the server has ended by itself or by `dispose`. */
  readonly ended: Promise<number>;
  /** The last lines of its output, for error messages. */
  log(): string;
  dispose(): Promise<void>;
}

/** @throws Error with the server's last output when it does not listen within a minute. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { node, serverMain } = await installVsCode(options.version);
  const [command = node, ...args] = [...(options.within ?? []), node, serverMain, ...serverArguments(options)];
  const group = startProcessGroup(command, args, {
    env: { ...process.env, ...options.env },
  });
  try {
    const port = await waitForOutput(group, /listening on (\d+)\s/, `VS Code ${options.version}`);
    return {
      url: `http://127.0.0.1:${port}`,
      ended: group.ended,
      log: () => group.tail(),
      dispose: () => group.stop(),
    };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

/** Installs a packaged extension into the extensions folder, as a person would with `code --install-extension`. */
export async function installVsix(version: VsCodeVersion, folders: ServerFolders, vsix: string): Promise<void> {
  const { node, serverMain } = await installVsCode(version);
  const args = [serverMain, '--install-extension', vsix, '--force', ...folderArguments(folders)];
  const group = startProcessGroup(node, [...args, '--accept-server-license-terms']);
  if ((await group.ended) !== 0) throw new Error(`VS Code ${version} did not install ${vsix}:\n${group.tail()}`);
}

function serverArguments(options: ServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--without-connection-token', '--accept-server-license-terms', '--disable-telemetry'],
    ...(options.extensionDevelopment === true ? ['--enable-smoke-test-driver'] : []),
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ...folderArguments(options.folders),
  ];
}

function folderArguments({ serverData, userData, extensions }: ServerFolders): string[] {
  return ['--server-data-dir', serverData, '--user-data-dir', userData, '--extensions-dir', extensions];
}
