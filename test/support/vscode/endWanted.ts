/** A signal, or the end of whoever started this process → one call. */

const watchMs = 500;

/**
 * `npm` passes SIGTERM on to its shell, and the shell to nobody: then the shell is gone and this process has another
 * parent.
 */
export function onEndWanted(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, watchMs).unref();
}
