import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { appending } from '../support/faults/continuing.ts';
import * as deliveries from '../support/faults/deliveries.ts';
import type { Delivery, Extent } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { answering, say } from '../support/faults/model.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';
import type { Api } from '../../src/completion/plan.ts';

const text = answerText(11);

interface Break {
  readonly row: number;
  readonly title: string;
  readonly deliver: (extent: Extent) => Delivery;
  readonly extent: Extent;
}

const breaks: readonly Break[] = [
  { row: 1, title: 'a clean end without an end of the answer', deliver: deliveries.cleanEnd, extent: { events: 30 } },
  { row: 2, title: 'FIN inside an event ends the body', deliver: deliveries.closeDelimited, extent: { bytes: 4567 } },
  { row: 3, title: 'half a gzip body with a clean end', deliver: deliveries.gzipCut, extent: { events: 60 } },
  { row: 4, title: 'FIN without the last chunk', deliver: deliveries.finWithoutEnd, extent: { events: 30 } },
  { row: 4, title: 'FIN inside a chunk', deliver: deliveries.finInChunk, extent: { bytes: 4567 } },
  { row: 4, title: 'less than the promised length', deliver: deliveries.shortLength, extent: { events: 30 } },
  { row: 4, title: 'a size of a chunk that is none', deliver: deliveries.badChunkSize, extent: { events: 30 } },
  { row: 5, title: 'RST', deliver: (extent) => deliveries.reset(extent), extent: { events: 30 } },
];

/** How much of the answer may be shown before the break. */
function shown(api: Api, { row, extent }: Break): string {
  const path = api === 'chat' ? '/v1/chat/completions' : '/v1/completions';
  const reply = say(text, { method: 'POST', path, headers: {}, body: '', json: {} });
  assert.ok('events' in reply);
  // Where the kernel drops what it holds, less may arrive, but never more.
  return row === 3 || row === 5 ? text : deliveries.textIn(deliveries.bytesOf(reply.events, extent));
}

for (const broken of breaks) {
  const { row: number, title, deliver, extent } = broken;
  for (const api of ['chat', 'completions'] as const) {
    fault(number, `${title} (${api}): never called complete`, async (row) => {
      const server = await row.serve(serveModel(answering(text), { deliveries: [deliver(extent)] }));
      const played = await row.play(server, { endpoint: { api }, policy: 'stop' });
      assert.equal(played.outcome, 'interrupted');
      const [error] = played.errors;
      assert.equal(played.errors.length, 1);
      assert.deepEqual([error?.kind, error?.retryable, error?.resumable], ['network', true, true]);
      const expected = shown(api, broken);
      assert.ok(expected.startsWith(played.text), 'what is shown is the beginning of the answer');
      if (expected !== text) assert.equal(played.text, expected, 'everything whole that came is shown');
      assert.ok(played.text.length > 20);
      assert.equal(server.requests.length, 1);
      return storyOf(played);
    });
  }

  fault(number, `${title}: replayed to the last word`, async (row) => {
    const server = await row.serve(serveModel(replaying(answering(text)), { deliveries: [deliver(extent)] }));
    const played = await row.play(server);
    assert.equal(played.text, text);
    assert.equal(played.outcome, 'finished');
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
    assert.deepEqual(
      played.errors.map(({ kind }) => kind),
      ['network'],
    );
    assert.deepEqual(played.notices, [{ kind: 'resumed', rung: 'replay', trimmed: 0 }]);
    return storyOf(played);
  });

  fault(number, `${title}: appended to the last word`, async (row) => {
    const server = await row.serve(serveModel(appending(text), { deliveries: [deliver(extent)] }));
    const played = await row.play(server, { endpoint: { api: 'completions' } });
    assert.equal(played.text, text);
    assert.equal(played.outcome, 'finished');
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'append']);
    return storyOf(played);
  });
}

fault(1, 'comments and an end', async (row) => {
  const server = await row.serve(async (exchange) => {
    await exchange.head();
    await exchange.send(': waiting\n\n: waiting\n\n');
    await exchange.end();
  });
  const played = await row.play(server, { retry: { attempts: 1 } });
  assert.deepEqual([played.outcome, played.cause, played.text], ['failed', 'network', '']);
  return storyOf(played);
});

fault(5, 'RST after everything has been read: nothing is lost, nothing comes twice', async (row) => {
  let showAll = (): void => undefined;
  const allShown = new Promise<void>((resolve) => (showAll = resolve));
  const deliver = deliveries.reset({ events: 60 }, allShown);
  const server = await row.serve(serveModel(replaying(answering(text)), { deliveries: [deliver] }));
  const play = row.start(server);
  // The role comes first, and has no words.
  await play.until(
    (event) => play.review.log.after(0).filter(({ type }) => type === 'text').length === 59 || event.type === 'ended',
  );
  const before = play.review.state?.text ?? '';
  showAll();
  const played = await play.ended;
  assert.ok(text.startsWith(before) && before.length > 100);
  assert.equal(played.text, text);
  assert.equal(server.connections[0]?.endedBy, 'serverReset');
  return storyOf(played);
});
