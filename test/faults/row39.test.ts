import assert from 'node:assert/strict';
import { readerWindow } from '../../src/session/reviewLog.ts';
import { answerText, tokensOf } from '../support/faults/answerText.ts';
import { fault } from '../support/faults/fault.ts';
import { pageOf, type Postman } from '../support/faults/pageOf.ts';
import { chatChunk, chatText, done } from '../support/streamServer/chunks.ts';

const tokens = tokensOf(answerText(20, 30), 20).slice(0, 3 * readerWindow.events);
const body = `${tokens.map(chatText).join('')}${chatChunk({}, 'stop')}${done}`;

const never = () => new Promise<never>(() => undefined);
const thrown = () => {
  throw new Error('Webview is disposed');
};

/** What the host is told, while every message arrives. */
const untrue: Readonly<Record<string, Postman>> = {
  'never settles': (deliver) => (deliver(), never()),
  'gives false': (deliver) => (deliver(), Promise.resolve(false)),
  rejects: (deliver) => (deliver(), Promise.reject(new Error('Webview is disposed'))),
  throws: (deliver) => (deliver(), thrown()),
};
for (const [name, postman] of Object.entries(untrue)) {
  fault(39, `a postMessage that ${name} though the page hears it`, async (row) => {
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      await exchange.send(body);
      await exchange.end();
    });
    const play = row.start(server);
    const page = pageOf(play.review.log, postman);
    page.show();
    page.load();
    const { outcome } = await play.ended;
    await shows(page, tokens.join(''));
    page.dispose();
    assert.equal(outcome, 'finished');
    return 'all of it is shown';
  });
}

/** What the host is told, while nothing arrives. */
const lost: Readonly<Record<string, Postman>> = {
  'never settles': never,
  'gives false': () => Promise.resolve(false),
  'gives true': () => Promise.resolve(true),
  throws: thrown,
};
for (const [name, postman] of Object.entries(lost)) {
  fault(39, `a postMessage that ${name} and brings nothing`, async (row) => {
    const server = await row.serve(async (exchange) => {
      await exchange.head();
      await exchange.send(body);
      await exchange.end();
    });
    const play = row.start(server);
    let isLost = true;
    const page = pageOf(play.review.log, (deliver) => (isLost ? postman(deliver) : deliver()));
    page.show();
    page.load();
    await play.until(() => play.review.log.length >= readerWindow.events);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(page.sent.length, 1, 'nothing more is sent to a page that does not answer');
    assert.ok(play.review.log.length <= readerWindow.events, 'and the log waits for it');
    isLost = false;
    page.load();
    const { outcome } = await play.ended;
    await shows(page, tokens.join(''));
    page.dispose();
    assert.equal(outcome, 'finished');
    return 'one message, then none until the page speaks; then all of it';
  });
}

async function shows(page: ReturnType<typeof pageOf>, text: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const [review] = page.panel()?.reviews.values() ?? [];
    if (review?.text === text && review.phase === 'finished') return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail('the page does not show the whole answer');
}
