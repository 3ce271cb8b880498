// What VS Code logs in, lines of a file out: takes the place of the native `@vscode/spdlog`, which is not built here.
const { appendFileSync, mkdirSync, renameSync, statSync } = require('node:fs');
const { dirname } = require('node:path');
const { stderr } = require('node:process');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

/** A file that has grown beyond `maxBytes` goes on in a new one; the one before it is kept beside it. */
function createLogger(file, maxBytes) {
  let least = 0;
  let plain = false;
  const log = (level) => (message) => {
    if (level < least) return;
    try {
      if (statSync(file, { throwIfNoEntry: false })?.size > maxBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, plain ? message : `${timestamp()} [${levels[level]}] ${message}\n`);
    } catch (error) {
      // A log that cannot be written must not end what it tells of.
      stderr.write(`${error}\n`);
    }
  };
  mkdirSync(dirname(file), { recursive: true });
  return {
    trace: log(0),
    debug: log(1),
    info: log(2),
    warn: log(3),
    error: log(4),
    critical: log(5),
    getLevel: () => least,
    setLevel: (level) => (least = level),
    clearFormatters: () => (plain = true),
    // VS Code asks for one pattern only, which is the one above.
    setPattern: () => undefined,
    flush: () => undefined,
    drop: () => undefined,
  };
}

/** Local time, as in `2026-01-31 18:05:09.120`. */
function timestamp() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 23).replace('T', ' ');
}

exports.version = 0;
exports.setLevel = () => undefined;
// Each line is in the file at once.
exports.setFlushOn = () => undefined;
exports.createRotatingLogger = async (_name, file, maxBytes) => createLogger(file, maxBytes);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
