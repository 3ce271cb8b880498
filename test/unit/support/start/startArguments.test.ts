import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { parseStartArguments } from '../../../support/start/startArguments.ts';

describe('the arguments of npm start', () => {
  it('mean the practice server, the newest VS Code and the browser opened, when there are none', () => {
    assert.deepEqual(parseStartArguments([]), { help: false, version: '1.139.1', open: true });
  });

  it('carry everything that can be said', () => {
    const argv =
      '--base-url http://localhost:1234/v1 --model m --browser --version 1.104.0 --port 8123 --folder own --no-open';
    assert.deepEqual(parseStartArguments(argv.split(' ')), {
      help: false,
      version: '1.104.0',
      open: false,
      server: { baseUrl: 'http://localhost:1234/v1', model: 'm' },
      window: 'browser',
      port: 8123,
      folder: resolve('own'),
    });
  });

  for (const [argv, sentence] of [
    ['--desktop --browser', /Choose one/],
    ['--model m', /--base-url/],
    ['--base-url nonsense', /nonsense is not an address/],
    ['--version 1.50.0', /1\.104\.0 or 1\.139\.1/],
    ['--port 0', /not a port/],
    ['--port 80x', /not a port/],
    ['--colour', /--colour/],
    ['stray', /stray/],
  ] as const) {
    it(`refuse ${argv}, and say why`, () => {
      assert.throws(() => parseStartArguments(argv.split(' ')), sentence);
    });
  }
});
