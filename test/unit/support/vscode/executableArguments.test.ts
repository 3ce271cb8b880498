import assert from 'node:assert/strict';
import { parseExecutableArguments } from '../../../support/vscode/executableArguments.ts';

// As @vscode/test-electron 2.5.2 writes them.
const argv = [
  ...['/w', '--user-data-dir=/u', '--extensions-dir=/e', '--no-sandbox', '--disable-gpu-sandbox', '--disable-updates'],
  ...['--skip-welcome', '--skip-release-notes', '--disable-workspace-trust', '--extensionTestsPath=/ext/out/index.js'],
  '--extensionDevelopmentPath=/ext',
];

describe('the arguments that test-electron passes', () => {
  it('are read, wherever they stand', () => {
    const expected = {
      developmentPath: '/ext',
      testsPath: '/ext/out/index.js',
      userData: '/u',
      extensions: '/e',
      folder: '/w',
      workspaceTrust: false,
    };
    assert.deepEqual(parseExecutableArguments(argv), expected);
    assert.deepEqual(parseExecutableArguments([...argv].reverse()), expected);
  });

  it('must be complete', () => {
    for (const [missing, name] of [
      ['--extensionTestsPath', /extensionTestsPath/],
      ['--user-data-dir', /user-data-dir/],
      ['/w', /folder/],
    ] as const) {
      assert.throws(() => parseExecutableArguments(argv.filter((arg) => !arg.startsWith(missing))), name);
    }
  });
});
