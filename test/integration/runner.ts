/** The integration tests in each VS Code: `--desktop` downloads the desktop build, otherwise the server's runs. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { reportFolder } from '../support/testRun/report.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { profileSettings, writeUserSettings } from '../support/vscode/profile.ts';
import { selectedVsCodeVersions, type VsCodeVersion } from '../support/vscode/versions.ts';
import { bundleIntegrationTests, integrationEntry } from './bundle.ts';

const executable = join(repositoryRoot, 'test', 'support', 'vscode', 'code.sh');

async function runOn(version: VsCodeVersion, vscodeExecutablePath: string | undefined): Promise<boolean> {
  const scratch = await mkdtemp(join(tmpdir(), 'second-look-integration-'));
  const folder = join(scratch, 'workspace');
  const userData = join(scratch, 'user');
  const report = resolve(reportFolder, `integration-${version}`);
  try {
    await rm(`${report}.log`, { force: true });
    await mkdir(reportFolder, { recursive: true });
    await cp(join(repositoryRoot, 'test', 'fixtures', 'sample-workspace'), folder, { recursive: true });
    await writeUserSettings(userData, profileSettings('Default Dark Modern', {}));
    await runTests({
      version,
      ...(vscodeExecutablePath === undefined ? {} : { vscodeExecutablePath }),
      extensionDevelopmentPath: repositoryRoot,
      extensionTestsPath: join(repositoryRoot, integrationEntry),
      launchArgs: [folder, `--user-data-dir=${userData}`, `--extensions-dir=${join(scratch, 'extensions')}`],
      extensionTestsEnv: {
        SECOND_LOOK_VSCODE: version,
        SECOND_LOOK_REPORT: `${report}.json`,
        SECOND_LOOK_LOG: `${report}.log`,
      },
    });
    return true;
  } catch (error) {
    if (error instanceof TestRunFailedError) {
      process.stdout.write(`What VS Code said meanwhile is in ${report}.log\n`);
      return false;
    }
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function main(): Promise<void> {
  const own = process.env['VSCODE_EXECUTABLE'];
  const desktop = process.argv.includes('--desktop');
  await bundleIntegrationTests();
  const results: boolean[] = [];
  for (const version of selectedVsCodeVersions(process.env)) {
    process.stdout.write(`\nIntegration tests in VS Code ${version}\n`);
    results.push(await runOn(version, desktop ? own : executable));
  }
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

// test-electron passes on a SIGINT only; anything else that ends this process reaches the executable as a closed pipe.
main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
