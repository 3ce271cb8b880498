/** Exact package versions → installed into a folder by npm, without running any install script. */
import { startProcessGroup } from './processGroup.ts';

/** What of npm's own variables says where packages come from; the rest is about the caller's command. */
const keptSettings = /^npm_config_(registry|cache|userconfig|globalconfig|(https?_?|no)?proxy|ca|cafile|strict_ssl)$/i;

const installFlags = ['--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false', '--loglevel=error'];

/** `args` as after `npm install`; none installs what the folder's own `package.json` asks for. */
export async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const [command, ...first] = npmCommand(process.env);
  const npm = startProcessGroup(command, [...first, 'install', ...installFlags, ...args], {
    cwd: folder,
    env: npmEnvironment(process.env),
  });
  if ((await npm.ended) !== 0) {
    throw new Error(`npm could not install ${args.join(' ')}. It said:\n${npm.tail().trim()}`);
  }
}

/** The caller's environment without what `npm run` adds to it: an `--omit` or a workspace of theirs is not meant here. */
export function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || keptSettings.test(name));
  return Object.fromEntries(entries);
}

/** The npm that started this process, else the one on the path: an executable and its first arguments. */
export function npmCommand(env: NodeJS.ProcessEnv): [string, ...string[]] {
  const running = env['npm_execpath'];
  if (running?.endsWith('npm-cli.js') === true) return [process.execPath, running];
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
}
