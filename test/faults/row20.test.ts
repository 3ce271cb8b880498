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

const timeouts = sizeOf({ daily: { stalled: 40, idle: 160 }, full: {} });
/** Reviews of a silent server that are given up meanwhile, one after the other: with `--full` more than 120 s. */
const canaries = 3;

for (const pausing of [false, true]) {
  fault(
    20,
    `a frozen panel: nobody is given up, ${pausing ? 'though the server is silent too' : 'and everything comes after the thaw'}`,
    async (row) => {
      let thaw = (): void => undefined;
      const thawed = new Promise<void>((resolve) => (thaw = resolve));
      const server = await row.serve(async (exchange) => {
        await exchange.head();
        const first = pausing ? readerWindow.events + 10 : tokens.length;
        await exchange.send(tokens.slice(0, first).map(chatText).join(''));
        if (pausing) await thawed;
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
    },
  );
}
