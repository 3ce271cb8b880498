/** What VS Code loads and runs in its extension host: mocha over the bundled tests around this file. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { printMarked } from '../support/testRun/markedOutput.ts';
import { SpecWithReport } from '../support/testRun/specWithReport.ts';

const timeoutMs = 30_000;

/** Rejects when a test fails, which VS Code turns into its exit code. */
export function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  Mocha.reporters.Base.consoleLog = printMarked;
  const mocha = new Mocha({ ui: 'bdd', timeout: timeoutMs, forbidOnly: true, reporter: SpecWithReport });
  const folder = join(__dirname, '..');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.test.js')) mocha.addFile(join(folder, name));
  }
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
  });
}
