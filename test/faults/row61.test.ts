import assert from 'node:assert/strict';
import type { FaultServer } from '../support/faultServer.ts';
import { answerText } from '../support/faults/answerText.ts';
import type { OwnConnection } from '../support/faults/connection.ts';
import type { FaultExchange } from '../support/faults/exchange.ts';
import type { Delivery } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import { answering } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(61, 2);
/** The end of the body comes with the last word, so that the connection stays for the next request. */
const inOnePiece: Delivery = (exchange, events) =>
  exchange.reply(200, events.join(''), { 'content-type': 'text/event-stream' });
const answer = serveModel(answering(text), { then: inOnePiece });

/** A connection that has served before is stale: what comes on it is met by this instead of an answer. */
function serveStale(row: Row, meet: (exchange: FaultExchange) => void): Promise<FaultServer> {
  return row.serve((exchange) => {
    if (exchange.connection.requests.length === 1) return answer(exchange);
    meet(exchange);
  });
}

/** Nothing but a short wait is to be seen of it. */
function assertWhole(played: Played): void {
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.equal(played.errors.length, 0);
  assert.ok(played.notices.every(({ kind }) => kind === 'retrying'));
}

/** So many reviews at once leave so many connections behind. */
async function leaveConnections(row: Row, server: FaultServer, count: number): Promise<void> {
  const all = Array.from({ length: count }, () => row.start(server));
  for (const { ended } of all) assertWhole(await ended);
  assert.equal(server.connections.length, count);
}

for (const [name, meet] of [
  ['FIN', (exchange) => exchange.fin()],
  ['RST', (exchange) => exchange.reset()],
] satisfies [string, (exchange: FaultExchange) => void][]) {
  fault(61, `the server closes the old connection as the next request comes (${name})`, async (row) => {
    const server = await serveStale(row, meet);
    await leaveConnections(row, server, 1);
    const played = await row.play(server);
    assertWhole(played);
    assert.equal(server.requests.length, 3, 'the request was sent once more');
    assert.deepEqual(
      server.connections.map(({ requests }) => requests.length),
      [2, 1],
      'on a fresh connection',
    );
    return storyOf(played);
  });

  fault(61, `two old connections, and both are stale (${name})`, async (row) => {
    const server = await serveStale(row, meet);
    await leaveConnections(row, server, 2);
    const played = await row.play(server);
    assertWhole(played);
    assert.ok(server.connections.length > 2);
    return storyOf(played);
  });

  fault(61, `the server closes the old connection between the requests (${name})`, async (row) => {
    const own: OwnConnection[] = [];
    const server = await row.serve(answer, { onConnection: (connection) => own.push(connection) });
    await leaveConnections(row, server, 1);
    const [old] = own;
    assert.ok(old);
    if (name === 'FIN') old.fin();
    else old.reset();
    await old.closed;
    const played = await row.play(server);
    assertWhole(played);
    assert.equal(server.connections.length, 2);
    return storyOf(played);
  });
}

fault(61, 'HTTP/2 connections that have gone stale', (row) =>
  row.skip('VS Code’s fetch speaks HTTP/1.1 unless told otherwise, and we do not tell it otherwise'),
);
