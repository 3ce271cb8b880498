/** A job in a workbench → the processor time that the panel's page takes meanwhile, by the messages that it gets. */
import type { Workbench } from '../vscode/workbench.ts';
import { traced, type TraceEvent } from './trace.ts';

const mark = 'second-look-message';

/** Milliseconds for each message: all that the page does until the next one, scripts, style, layout and paint. */
export async function panelWork(vs: Workbench, job: () => Promise<unknown>): Promise<readonly number[]> {
  const frameId = await panelFrameId(vs);
  const frame = await vs.panelFrame();
  await frame.evaluate((name) => {
    addEventListener('message', () => performance.mark(name));
  }, mark);
  const events = await traced(vs.page, ['devtools.timeline', 'blink.user_timing'], job);
  return workByMessage(events, frameId);
}

export function workByMessage(events: readonly TraceEvent[], frameId: string): readonly number[] {
  const work: number[] = [];
  let until = 0;
  for (const event of events) {
    if (event.name === mark) work.push(0);
    const isOwn = (event.args.data?.frame ?? event.args.beginData?.frame) === frameId;
    // What lies within another one is a part of that.
    if (!isOwn || event.ph !== 'X' || event.ts < until) continue;
    until = event.ts + (event.dur ?? 0);
    work.push((work.pop() ?? 0) + (event.tdur ?? 0) / 1000);
  }
  return work;
}

/** As the trace calls it. */
async function panelFrameId({ page }: Workbench): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  await session.detach();
  const trees = [frameTree];
  for (const { frame, childFrames = [] } of trees) {
    if (frame.name === 'active-frame') return frame.id;
    trees.push(...childFrames);
  }
  throw new Error('The panel is not to be seen.');
}
