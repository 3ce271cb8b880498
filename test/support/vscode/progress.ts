/** A long job → lines on standard error that say what is going on and for how long already. */

const everyMs = 5_000;

/** Runs `job`, with a first line at once, one every five seconds, and one when it is done. */
export async function withProgress<T>(sentence: string, job: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  say(`${sentence} …`);
  const timer = setInterval(() => say(`  … still at it after ${seconds()} s`), everyMs);
  try {
    const result = await job();
    say(`  done after ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
