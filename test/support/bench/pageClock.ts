/** A page → how far its clock is from this process's. */
import type { Frame } from 'playwright-core';

/** One question for the time: when it was asked and answered by this process's clock, and what the answer was. */
export interface ClockReading {
  readonly asked: number;
  readonly answered: number;
  readonly said: number;
}

export interface ClockDifference {
  /** Milliseconds that the other clock is ahead. */
  readonly ahead: number;
  /** It is so at most by this much more or less. */
  readonly within: number;
}

const questions = 50;

/** Milliseconds since 1970, with fractions, by this process's clock. */
export function timeNow(): number {
  return performance.timeOrigin + performance.now();
}

export async function pageClock(page: Frame): Promise<ClockDifference> {
  const readings: ClockReading[] = [];
  for (let question = 0; question < questions; question++) {
    const asked = timeNow();
    const said = await page.evaluate(() => performance.timeOrigin + performance.now());
    readings.push({ asked, answered: timeNow(), said });
  }
  return clockDifference(readings);
}

/** The quickest answer leaves the least room. @throws RangeError where there are no readings. */
export function clockDifference(readings: readonly ClockReading[]): ClockDifference {
  const [best] = readings.toSorted((a, b) => a.answered - a.asked - (b.answered - b.asked));
  if (!best) throw new RangeError('There are no readings.');
  const within = (best.answered - best.asked) / 2;
  return { ahead: best.said - best.asked - within, within };
}
