/** The end-to-end tests, once for each VS Code; arguments go on to mocha, such as `--grep`. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reportFolder } from '../support/testRun/report.ts';
import { vsixPath } from '../support/vscode/paths.ts';
import { startProcessGroup } from '../support/vscode/processGroup.ts';
import { selectedVsCodeVersions, type VsCodeVersion } from '../support/vscode/versions.ts';

const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');

async function runOn(version: VsCodeVersion): Promise<boolean> {
  process.stdout.write(`\nEnd-to-end tests in VS Code ${version}\n`);
  const args = [mocha, '--config', '.mocharc.e2e.json', ...process.argv.slice(2)];
  const group = startProcessGroup(process.execPath, args, {
    env: {
      ...process.env,
      SECOND_LOOK_VSCODE: version,
      SECOND_LOOK_REPORT: resolve(reportFolder, `e2e-${version}.json`),
    },
  });
  group.stdout.pipe(process.stdout, { end: false });
  group.stderr.pipe(process.stderr, { end: false });
  return (await group.ended) === 0;
}

async function main(): Promise<void> {
  if (!existsSync(vsixPath)) throw new Error('There is no package to test: npm run package makes it.');
  const results: boolean[] = [];
  for (const version of selectedVsCodeVersions(process.env)) results.push(await runOn(version));
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
