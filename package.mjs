// `npm run package`: second-look.vsix, to the byte the same for one commit on one Node, wherever and whenever it is made.
import { listFiles } from '@vscode/vsce';
import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';

/** vsce's number for it: everything is in the bundles. */
const withoutDependencies = 2;
/** The first moment that a zip file can name. */
const noCommit = '315532800';

/** When the commit was made, in seconds: a time that everybody who has the commit knows. */
function commitTime() {
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return noCommit;
  }
}

// A file's mode gets into the package too, and depends on the mask of whoever checked it out or built it.
process.umask(0o022);
for (const file of await listFiles({ packageManager: withoutDependencies })) await chmod(file, 0o644);

// Told a time, vsce gives it to every file, as a clock on the wall shows it, and sorts the files by their names, as the
// language of the machine does.
const SOURCE_DATE_EPOCH = process.env.SOURCE_DATE_EPOCH || commitTime();
const env = { ...process.env, SOURCE_DATE_EPOCH, TZ: 'UTC', LC_ALL: 'C' };
const vsce = 'node_modules/@vscode/vsce/vsce';
const args = [vsce, 'package', '--no-dependencies', '--out', 'second-look.vsix', ...process.argv.slice(2)];
try {
  execFileSync(process.execPath, args, { env, stdio: 'inherit' });
} catch {
  process.exitCode = 1;
}
