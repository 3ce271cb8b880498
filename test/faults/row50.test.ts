import assert from 'node:assert/strict';
import { createCapabilities } from '../../src/completion/capabilities.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { prefilling } from '../support/faults/continuing.ts';
import { atOnce, type Delivery } from '../support/faults/deliveries.ts';
import { fault } from '../support/faults/fault.ts';
import { llamaCpp } from '../support/faults/llamaCpp.ts';
import { answering } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import { replaying } from '../support/faults/replaying.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(50);
const secret = 'canary-4711';
/** So long that no time and no id in the log holds it by chance. */
const number = '471147114711';
const place = 40;

/** The event at that place is damaged on its way; those after it come as they are. */
function damaging(damage: (event: string) => string): Delivery {
  return (exchange, events, head) =>
    atOnce(
      exchange,
      events.map((event, index) => (index === place ? damage(event) : event)),
      head,
    );
}
const withData = (data: string) => (event: string) => event.replace(/^data: .*$/m, `data: ${data}`);

const damages: readonly (readonly [name: string, damage: (event: string) => string])[] = [
  ['JSON with a comma too many', withData(`{"choices":[{"delta":{"content":"${secret}"}},]}`)],
  ['JSON without its end', (event) => event.replace(/.{9}\n\n$/, `${secret}\n\n`)],
  ['JSON without its beginning', (event) => event.replace(/^data: .{9}/m, `data: ${secret}`)],
  ['two events in one line', (event) => event.replace(/^data: (.*)$/m, `data: $1$1 "${secret}"`)],
  ['words', withData(`${secret} is no JSON`)],
  ['a number', withData(number)],
  ['a string', withData(`"${secret}"`)],
  ['an array', withData(`["${secret}"]`)],
  ['null', withData('null')],
  ['true', withData('true')],
  ['markup', withData(`<b>${secret}</b>`)],
];

/** What arrived before it was shown, nothing of it was, and nobody can read it anywhere. */
function assertTold(played: Played): void {
  const [error] = played.errors;
  assert.deepEqual([error?.kind, error?.retryable, error?.resumable], ['badReply', true, true]);
  const at = played.log.findIndex(({ type }) => type === 'error');
  const before = played.log.slice(0, at).flatMap((entry) => (entry.type === 'text' ? [entry.text] : []));
  assert.ok(before.join('') !== '' && text.startsWith(before.join('')));
  const { end } = played.stream;
  const thrown = typeof end === 'object' && end.thrown instanceof Error ? end.thrown : undefined;
  const everything = `${JSON.stringify(played.log)} ${thrown?.stack ?? ''} ${String(thrown?.cause)}`;
  assert.ok(!everything.includes(secret) && !everything.includes(number), 'the payload is not in the log');
}

for (const [name, damage] of damages) {
  fault(50, `${name} between good events: told, and kept up to there`, async (row) => {
    const server = await row.serve(serveModel(answering(text), { deliveries: [damaging(damage)] }));
    const played = await row.play(server, { policy: 'stop' });
    assert.deepEqual([played.outcome, played.cause], ['interrupted', 'badReply']);
    assertTold(played);
    assert.equal(server.requests.length, 1);
    return storyOf(played);
  });

  fault(50, `${name} between good events: sent again by a server that can`, async (row) => {
    const server = await row.serve(serveModel(replaying(answering(text)), { deliveries: [damaging(damage)] }));
    const played = await row.play(server);
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    assertTold(played);
    assert.deepEqual(rungsAsked(server.requests), ['anew', 'replay']);
    return storyOf(played);
  });
}

fault(50, 'a stream that llama.cpp keeps is not taken up behind the damage', async (row) => {
  const look = { fingerprint: 'b6123-0a1b2c3d' };
  const server = await row.serve(
    serveModel(llamaCpp(prefilling(text, look)), { deliveries: [atOnce, damaging(withData('words'))] }),
  );
  const capabilities = createCapabilities();
  // Only a server that is known to keep streams is given a name for one.
  await row.play(server, { capabilities });
  const played = await row.play(server, { capabilities });
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assertTold(played);
  assert.deepEqual(rungsAsked(server.requests.slice(1)), ['anew', 'prefill']);
  return storyOf(played);
});

fault(50, 'damaged after the finish reason: nothing is missing', async (row) => {
  const server = await row.serve(
    serveModel(answering(text), {
      deliveries: [
        (exchange, events, head) =>
          atOnce(exchange, [...events.slice(0, -2), 'data: {"usage":\n\n', ...events.slice(-1)], head),
      ],
    }),
  );
  const played = await row.play(server);
  assert.deepEqual([played.outcome, played.text, played.errors], ['finished', text, []]);
  return storyOf(played);
});
