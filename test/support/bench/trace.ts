/** What happens in a page meanwhile → Chromium's own record of it, with the processor time of the main thread. */
import type { Page } from 'playwright-core';

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, and how much of the processor the thread had until then. */
  readonly ts: number;
  readonly tts?: number;
  /** Microseconds: how long it took, and how much of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: {
    readonly data?: { readonly frame?: string };
    readonly beginData?: { readonly frame?: string };
  };
}

/** In the order of time. `categories` as in `chrome://tracing`. */
export async function traced(
  page: Page,
  categories: readonly string[],
  job: () => Promise<unknown>,
): Promise<readonly TraceEvent[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser of its own.');
  await browser.startTracing(page, { categories: [...categories] });
  try {
    await job();
  } catch (error) {
    await browser.stopTracing();
    throw error;
  }
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  return trace.traceEvents.toSorted((a, b) => a.ts - b.ts);
}

/** While `job` runs: the milliseconds of processor time between each `performance.mark('begin')` and the next `'end'`. */
export async function timesBetweenMarks(page: Page, job: () => Promise<unknown>): Promise<readonly number[]> {
  const events = await traced(page, ['blink.user_timing'], job);
  const at = (name: string) => events.filter((event) => event.name === name).map(({ tts = NaN }) => tts);
  const ends = at('end');
  return at('begin').map((begin, index) => ((ends[index] ?? NaN) - begin) / 1000);
}
