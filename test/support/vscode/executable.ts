/**
 * Stands in for the desktop `code` where that cannot be downloaded: takes the arguments that `@vscode/test-electron`
 * passes, runs the extension's tests in VS Code's server, and ends with their exit code.
 */
import { EventEmitter, once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { env } from 'node:process';
import { format } from 'node:util';
import { unmarked } from '../testRun/markedOutput.ts';
import { parseExecutableArguments } from './executableArguments.ts';
import { newestVsCode, vsCodeVersion } from './versions.ts';
import { openWorkbench } from './workbench.ts';

const log = env['SECOND_LOOK_LOG'];

/** The tests' own lines go to standard output; what the workbench says goes to the file that `SECOND_LOOK_LOG` names. */
function print(line: string): void {
  const own = unmarked(line);
  if (own !== undefined) process.stdout.write(`${own}\n`);
  else if (log !== undefined) appendFileSync(log, `${line}\n`);
}

/** Runs the tests in the VS Code that `SECOND_LOOK_VSCODE` names, and resolves with the exit code. */
async function runTestsInServer(argv: readonly string[]): Promise<number> {
  const args = parseExecutableArguments(argv);
  const signals = new EventEmitter();
  const exit = once(signals, 'exit').then(([code]) => code as number);
  const workbench = await openWorkbench({
    version: vsCodeVersion(env['SECOND_LOOK_VSCODE'] ?? newestVsCode),
    folder: args.folder,
    extension: { developmentPath: args.developmentPath },
    testsPath: args.testsPath,
    workspaceTrust: args.workspaceTrust,
    folders: { serverData: `${args.userData}-server`, userData: args.userData, extensions: args.extensions },
    async prepare(page) {
      await page.exposeFunction('codeAutomationLog', (_type: string, logged: unknown[]) => {
        print(format(...logged));
      });
      await page.exposeFunction('codeAutomationExit', (code: number) => signals.emit('exit', code));
      page.once('crash', () => signals.emit('error', new Error('The page with the workbench crashed.')));
    },
  });
  const serverEnded = workbench.server.ended.then(() => {
    throw new Error(`VS Code ended by itself:\n${workbench.server.log()}`);
  });
  try {
    return await Promise.race([exit, serverEnded]);
  } finally {
    await workbench.dispose();
  }
}

// Whoever started this holds the other end: when they are gone, so are the tests, the server and the browser.
process.stdin.on('close', () => process.exit(1));
process.stdin.resume();

runTestsInServer(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
