/** A process group and a pattern → the pattern's first group, as soon as the process has printed it. */
import type { ProcessGroup } from './processGroup.ts';

const timeoutMs = 60_000;

/** @throws Error with the last output when the process ends first, or has not printed it within a minute. */
export function waitForOutput(group: ProcessGroup, pattern: RegExp, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${name} did not start within ${timeoutMs / 1000} s. It said:\n${group.tail()}`));
    }, timeoutMs);
    group.stdout.on('data', () => {
      const found = pattern.exec(group.tail())?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
    void group.ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`${name} ended with code ${code} before it was ready. It said:\n${group.tail()}`));
    });
  });
}
