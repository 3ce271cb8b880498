/** What was asked for and what this machine has → where VS Code shows. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Surroundings {
  /** The desktop VS Code's command on the path. */
  readonly code: string | undefined;
  /** There is a screen to show a window on. */
  readonly display: boolean;
}

/** A `code` on the path is taken where its window would be seen. */
export function chooseWindow(asked: 'desktop' | 'browser' | undefined, { code, display }: Surroundings) {
  return asked ?? (code !== undefined && display ? 'desktop' : 'browser');
}

export function lookAround(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  exists: (path: string) => boolean = existsSync,
): Surroundings {
  const name = platform === 'win32' ? 'code.cmd' : 'code';
  const separator = platform === 'win32' ? ';' : delimiter;
  const paths = (env['PATH'] ?? '').split(separator).map((folder) => join(folder, name));
  // In a terminal of a remote window `code` is another program, which only talks to that window.
  const remoteTerminal = env['VSCODE_IPC_HOOK_CLI'] !== undefined;
  const screen = [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
  return { code: remoteTerminal ? undefined : paths.find(exists), display: platform !== 'linux' || screen };
}
