import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Logger {
  info(message: string): void;
  warn(message: string): void;
  setLevel(level: number): void;
  clearFormatters(): void;
}
interface LogWriter {
  readonly createAsyncRotatingLogger: (name: string, file: string, maxBytes: number, files: number) => Promise<Logger>;
}

const { createAsyncRotatingLogger } = createRequire(__filename)('../../../support/vscode/logWriter.cjs') as LogWriter;

describe('the log files of VS Code', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'second-look-unit-'));
    file = join(folder, 'window', 'some.log');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const logger = (maxBytes = 1e6) => createAsyncRotatingLogger('some', file, maxBytes, 6);
  const text = () => readFile(file, 'utf8');

  it('hold each message of the level as a line with its time', async () => {
    const log = await logger();
    log.setLevel(3);
    log.info('not this one');
    log.warn('this one');
    assert.match(await text(), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \[warning\] this one\n$/);
  });

  it('hold the words as they are where VS Code wants them plain', async () => {
    const log = await logger();
    log.clearFormatters();
    log.info('half a ');
    log.info('line\n');
    assert.equal(await text(), 'half a line\n');
  });

  it('begin anew when one is full, and keep the one before', async () => {
    const log = await logger(50);
    for (const word of ['one', 'two', 'three']) log.info(word.padEnd(60, '.'));
    assert.deepEqual((await readdir(join(folder, 'window'))).sort(), ['some.log', 'some.log.1']);
    assert.match(await text(), /three/);
  });
});
