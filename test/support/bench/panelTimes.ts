/** Batches of an answer → the milliseconds that each takes in the whole panel. */
import type { ToPanel } from '../../../src/protocol/messages.ts';
import { createAnswerFindings } from '../../../src/session/answerFindings.ts';
import type { PanelPage } from '../panelPage/panelPage.ts';
import { hello, reviewScript, sampleTarget, started, text } from '../panelPage/reviewScript.ts';
import { reviewedCode } from './answers.ts';
import { warmUp } from './proseTimes.ts';
import { taskTimes } from './trace.ts';

/** So many other reviews are in the panel, each of about a page. */
export interface PanelTimesOptions {
  readonly others?: number;
}

/**
 * Script, style and layout of each batch, as processor time of the main thread, for others may be at work on the
 * machine. The page gets no frames of its own for it: each batch is drawn when it arrives and laid out at once, so that
 * all runs have the same batches.
 */
export async function panelTimes(
  panel: PanelPage,
  batches: readonly string[],
  { others = 0 }: PanelTimesOptions = {},
): Promise<readonly number[]> {
  await panel.load();
  await panel.send(hello);
  const messages = [
    ...Array.from({ length: others }, (_, index) =>
      messagesOf(`other-${index}`, [batches.slice(0, 40).join('')]),
    ).flat(),
    ...messagesOf('warm', batches.slice(0, warmUp)),
    ...messagesOf('measured', batches),
  ];
  const times = await taskTimes(panel.page, () =>
    panel.page.evaluate(async (all) => {
      const frames: FrameRequestCallback[] = [];
      window.requestAnimationFrame = (callback) => frames.push(callback);
      for (const data of all) {
        await scheduler.postTask(() => {
          dispatchEvent(new MessageEvent('message', { data }));
          for (const frame of frames.splice(0)) frame(performance.now());
          document.body.getBoundingClientRect();
        });
      }
    }, messages),
  );
  return times.slice(-batches.length);
}

/** As the extension host sends them, the findings among the words. */
function messagesOf(reviewId: string, batches: readonly string[]): readonly ToPanel[] {
  const script = reviewScript(reviewId, { apart: 20 });
  const findings = createAnswerFindings({ ...sampleTarget, startLine: 1, text: reviewedCode }, 1);
  return [
    script.batch(started({ startLine: 1, endLine: reviewedCode.split('\n').length })),
    ...batches.map((words) => script.batch(text(words), ...findings.add(words))),
  ];
}
