/** The command line of `npm start` → what to start. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { newestVsCode, vsCodeVersion, type VsCodeVersion } from '../vscode/versions.ts';

export const usage = `npm start [-- options]

  --base-url URL   use this server instead of the practice server, such as http://localhost:11434/v1
  --model NAME     the model of that server
  --desktop        use the desktop VS Code: the one on the path, else one that is downloaded
  --browser        use VS Code's own server and the browser
  --version V      which VS Code to bring for the browser, 1.104.0 or 1.139.1 (default)
  --port N         where that VS Code listens
  --folder DIR     where the profile and the sample project are kept, .vscode-test/start by default
  --no-open        print the address, open no browser
  --help           this text
`;

export interface StartArguments {
  readonly help: boolean;
  /** The user's own server; the practice server without it. */
  readonly server?: { readonly baseUrl: string; readonly model?: string };
  /** Where VS Code shows; found out without it. */
  readonly window?: 'desktop' | 'browser';
  readonly version: VsCodeVersion;
  readonly open: boolean;
  readonly port?: number;
  /** An absolute path. */
  readonly folder?: string;
}

/** @throws Error with a sentence for the user when something cannot be meant. */
export function parseStartArguments(argv: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'base-url': { type: 'string' },
      model: { type: 'string' },
      desktop: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      version: { type: 'string', default: newestVsCode },
      port: { type: 'string' },
      folder: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const baseUrl = values['base-url'];
  if (values.desktop && values.browser) throw new Error('Choose one of --desktop and --browser.');
  if (values.model !== undefined && baseUrl === undefined) throw new Error('--model needs --base-url beside it.');
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) throw new Error(`--base-url ${baseUrl} is not an address.`);
  return {
    help: values.help,
    version: vsCodeVersion(values.version),
    open: !values['no-open'],
    ...(baseUrl === undefined
      ? {}
      : { server: { baseUrl, ...(values.model === undefined ? {} : { model: values.model }) } }),
    ...(values.desktop ? { window: 'desktop' } : values.browser ? { window: 'browser' } : {}),
    ...(values.port === undefined ? {} : { port: portNumber(values.port) }),
    ...(values.folder === undefined ? {} : { folder: resolve(values.folder) }),
  };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${text} is not a port.`);
  return port;
}
