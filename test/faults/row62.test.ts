import assert from 'node:assert/strict';
import { defaultRetry } from '../../src/completion/retry.ts';
import { answerText } from '../support/faults/answerText.ts';
import { startBlackHole } from '../support/faults/blackHole.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import { answerNames, type Resolve } from '../support/faults/names.ts';
import type { Played } from '../support/faults/play.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { isFull } from '../support/faults/sizes.ts';
import { storyOf } from '../support/faults/story.ts';
import { closedOrigin } from '../support/streamServer/closedPort.ts';

const text = answerText(62, 2);
const serve = (row: Row, port = 0) => row.serve(serveModel(answering(text)), { port });

/** Nothing came, it was tried as often as may be, and a sentence says what it was. */
function assertUnreachable(played: Played, sentence: RegExp, detail: RegExp): void {
  assert.deepEqual([played.outcome, played.cause, played.text], ['failed', 'network', '']);
  assert.deepEqual(
    played.notices.map((notice) => notice.kind === 'retrying' && notice.attempt),
    [2, 3],
  );
  const [error, ...more] = played.errors;
  assert.equal(more.length, 0);
  assert.match(error?.message ?? '', sentence);
  assert.match(error?.detail ?? '', detail);
  assert.equal(error?.retryable, true);
}
const noSuchHost = /^There is no server of this name\. Check the address and the network\.$/;
const unreachable = /^http:\/\/\S+ cannot be reached\. Check that the server runs and that the address is right\.$/;
const noAnswer = /^The server did not answer in time\. Check that it runs;/;

fault(62, 'our own pauses do not keep the message back', () => {
  const { attempts, backoffMs } = defaultRetry;
  const longest = Array.from({ length: attempts - 1 }, (_, index) => backoffMs * 2 ** index * 1.25);
  const total = longest.reduce((sum, pause) => sum + pause, 0);
  assert.ok(total < 10_000 / 4);
  return Promise.resolve(`at most ${total} ms in ${attempts - 1} pauses`);
});

fault(62, 'a name that cannot exist', async (row) => {
  const played = await row.play('http://server.invalid/v1');
  assertUnreachable(played, noSuchHost, /server\.invalid/);
  return storyOf(played);
});

for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
  fault(62, `the resolver says ${code}, and works again later`, async (row) => {
    const server = await serve(row);
    let resolve: Resolve = () => ({ fails: code });
    row.defer(answerNames({ 'models.test': () => resolve() }));
    const play = row.start(`http://models.test:${server.port}/v1`);
    const failed = await play.ended;
    assertUnreachable(failed, noSuchHost, new RegExp(`^getaddrinfo ${code} models\\.test$`));
    assert.equal(server.requests.length, 0);
    resolve = () => ['127.0.0.1'];
    const played = await play.retry();
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    return storyOf(played);
  });
}

fault(62, 'the resolver fails once', async (row) => {
  const server = await serve(row);
  let asked = 0;
  row.defer(answerNames({ 'models.test': () => (asked++ === 0 ? { fails: 'EAI_AGAIN' } : ['127.0.0.1']) }));
  const played = await row.play(`http://models.test:${server.port}/v1`);
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.deepEqual(
    played.notices.map(({ kind }) => kind),
    ['retrying'],
  );
  assert.equal(played.errors.length, 0);
  return storyOf(played);
});

fault(62, 'the connection is refused, and the server is started then', async (row) => {
  const origin = await closedOrigin();
  const play = row.start(`${origin}/v1`);
  assertUnreachable(await play.ended, unreachable, /^connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  await serve(row, Number(new URL(origin).port));
  const played = await play.retry();
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  return storyOf(played);
});

for (const [name, host] of [
  ['IPv4', '127.0.0.1'],
  ['IPv6', '::1'],
] as const) {
  fault(62, `an ${name} black hole, and a server there then`, async (row) => {
    const hole = (await startBlackHole(host)) ?? row.skip(`no black hole can be made at ${host} on this machine`);
    row.defer(() => hole.close());
    const play = row.start(`${hole.origin}/v1`, { timeouts: { connect: 150 } });
    assertUnreachable(await play.ended, noAnswer, noAnswer);
    await hole.close();
    await row.serve(serveModel(answering(text)), { port: hole.port, host });
    const played = await play.retry();
    assert.deepEqual([played.outcome, played.text], ['finished', text]);
    return storyOf(played);
  });
}

fault(62, 'a name with an IPv6 black hole and an IPv4 server', async (row) => {
  const hole = (await startBlackHole('::1')) ?? row.skip('no black hole can be made at ::1 on this machine');
  row.defer(() => hole.close());
  const server = await serve(row, hole.port);
  row.defer(answerNames({ 'models.test': () => ['::1', '127.0.0.1'] }));
  const played = await row.play(`http://models.test:${server.port}/v1`);
  assert.deepEqual([played.outcome, played.text, played.notices], ['finished', text, []]);
  return storyOf(played);
});

fault(62, 'an address to which there is no route', async (row) => {
  // Kept for documentation: nobody has it. Without IPv6 the system says so at once, with it nobody answers.
  const played = await row.play('http://[2001:db8::1]:8080/v1', { timeouts: { connect: 300 } });
  assertUnreachable(played, new RegExp(`${unreachable.source}|${noAnswer.source}`), /2001:db8::1|did not answer/);
  return `${storyOf(played)}: ${played.errors[0]?.detail ?? ''}`;
});

fault(62, 'a black hole with the limits as they are: told within 10 s', async (row) => {
  if (!isFull) row.skip('with --full: it takes as long as the platform tries to connect, three times');
  const hole = (await startBlackHole()) ?? row.skip('no black hole can be made on this machine');
  row.defer(() => hole.close());
  const play = row.start(`${hole.origin}/v1`);
  const limit = new Promise<'late'>((resolve) => setTimeout(resolve, 11_000, 'late'));
  const first = await Promise.race([play.until(({ type }) => type === 'notice'), limit]);
  assert.notEqual(first, 'late');
  play.stop();
  return storyOf(await play.ended);
});
