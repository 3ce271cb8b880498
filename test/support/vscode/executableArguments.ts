/** The command line that `@vscode/test-electron` writes → what of it a test run needs. */
import { parseArgs } from 'node:util';

export interface ExecutableArguments {
  /** Absolute paths. */
  readonly developmentPath: string;
  readonly testsPath: string;
  readonly userData: string;
  readonly extensions: string;
  readonly folder: string;
  readonly workspaceTrust: boolean;
}

/** Flags that only mean something to the desktop build are left out. @throws Error when a needed one is missing. */
export function parseExecutableArguments(argv: readonly string[]): ExecutableArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const needed = (name: string): string => {
    const value = values[name];
    if (typeof value !== 'string') throw new Error(`--${name}=… is missing.`);
    return value;
  };
  const folder = positionals[0];
  if (folder === undefined) throw new Error('The folder to open is missing.');
  return {
    developmentPath: needed('extensionDevelopmentPath'),
    testsPath: needed('extensionTestsPath'),
    userData: needed('user-data-dir'),
    extensions: needed('extensions-dir'),
    folder,
    workspaceTrust: values['disable-workspace-trust'] !== true,
  };
}
