import assert from 'node:assert/strict';
import { readerWindow } from '../../src/session/reviewLog.ts';
import { answerText, tokensOf } from '../support/faults/answerText.ts';
import { silence } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { slowPanel } from '../support/faults/slowPanel.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { chatChunk, chatText, done } from '../support/streamServer/chunks.ts';

const tokens = tokensOf(answerText(20, 30), 20).slice(0, 2 * readerWindow.events);

const timeouts = sizeOf({ daily: { stalled: 200, idle: 800 }, full: {} });
/** Reviews of a silent server that are given up meanwhile, one after the other: with `--full` more than 120 s. */
const canaries = sizeOf({ daily: 2, full: 3 });

/** How many tokens come before the server falls silent until the thaw. */
const beginnings: readonly (readonly [name: string, first: number])[] = [
  ['everything comes after the thaw', tokens.length],
  // The log begins with an event of its own, so the last of these fills the window and the next thing is to wait.
  ['the server falls silent with the token that fills the window', readerWindow.events - 1],
  ['the server falls silent a little later', readerWindow.events + 10],
];
for (const [name, first] of beginnings) {
  fault(20, `a frozen panel: nobody is given up, and ${name}`, async (row) => {
    let thaw = (): void => undefined;
    const thawed = new Promise<void>((resolve) => (thaw = resolve));
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      await exchange.send(tokens.slice(0, first).map(chatText).join(''));
      if (first < tokens.length) {
        await thawed;
        // The client waits again by now: for less than any limit, if the time of the freeze does not count.
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      await exchange.send(tokens.slice(first).map(chatText).join('') + chatChunk({}, 'stop') + done);
      await exchange.end();
    });
    const play = row.start(server, { timeouts });
    const panel = slowPanel(play.review.log);
    await play.until(() => play.review.log.length >= readerWindow.events);

    // The clock of the test: the same limits run out elsewhere, several times over.
    const silent = await row.serve(serveModel(answering('Never whole.'), { then: silence({ events: 2 }) }));
    for (let index = 0; index < canaries; index++) {
      const canary = await row.play(silent, { timeouts, policy: 'stop' });
      assert.equal(canary.cause, 'stalled');
    }
    assert.equal(play.review.log.length, readerWindow.events, 'the log waits for the panel');
    assert.equal(play.review.log.after(0).findLast(({ type }) => type !== 'text')?.type, 'started');

    thaw();
    panel.thaw();
    const played = await play.ended;
    assert.equal(played.outcome, 'finished');
    assert.equal(played.text, tokens.join(''));
    assert.deepEqual(played.errors, []);
    assert.equal(server.requests.length, 1);
    return `frozen for ${canaries} × the hard limit; ${tokens.length} tokens after the thaw`;
  });
}
