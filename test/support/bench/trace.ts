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

/**
 * While `job` runs: the milliseconds of processor time that each task takes which is posted to the page's `scheduler`.
 * Marks in the page would be simpler, and take longer than some of what is measured.
 */
export async function taskTimes(page: Page, job: () => Promise<unknown>): Promise<readonly number[]> {
  const events = await traced(page, ['devtools.timeline'], job);
  return events.filter(({ name }) => name === 'RunPostTaskCallback').map(({ tdur = NaN }) => tdur / 1000);
}
