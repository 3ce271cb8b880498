import assert from 'node:assert/strict';
import { rungsAsked } from '../../../support/faults/asked.ts';
import { answerText, tokensOf } from '../../../support/faults/answerText.ts';
import { appending, continuing, prefilling } from '../../../support/faults/continuing.ts';
import { textIn } from '../../../support/faults/deliveries.ts';
import { llamaCpp } from '../../../support/faults/llamaCpp.ts';
import { answering, type Model, type Reply } from '../../../support/faults/model.ts';
import { announces, reopensFence, repeatsLine, repeatsTail, repeatsWords } from '../../../support/faults/quirks.ts';
import { replaying } from '../../../support/faults/replaying.ts';
import type { ReceivedRequest } from '../../../support/faults/requestParser.ts';

const text = answerText(1);

function chat(messages: readonly object[], rest: Partial<ReceivedRequest> = {}): ReceivedRequest {
  return { method: 'POST', path: '/v1/chat/completions', headers: {}, body: '', json: { messages }, ...rest };
}
function completions(prompt: string): ReceivedRequest {
  return { method: 'POST', path: '/v1/completions', headers: {}, body: '', json: { prompt } };
}
const user = { role: 'user', content: 'Go on.' };
const said = (content: string) => ({ role: 'assistant', content });

const eventsOf = (reply: Reply): readonly string[] => ('events' in reply ? reply.events : assert.fail('a refusal'));
const textOf = (model: Model, request: ReceivedRequest) => textIn(Buffer.from(eventsOf(model(request)).join('')));

describe('the scripted models', () => {
  it('write answers that are the same every time, in pieces that never halve a character', () => {
    assert.equal(answerText(5), answerText(5));
    assert.notEqual(answerText(5), answerText(6));
    assert.equal(tokensOf(text, 3).join(''), text);
    assert.ok(tokensOf(text, 3).every((token) => !/\p{Cs}/u.test(token)));
    assert.match(answerText(1, 9), /```ts[\s\S]*```[\s\S]*\r\n[\s\S]*[\u{1F300}-\u{1FAFF}]/u);
  });

  it('answer from the beginning, in either dialect', () => {
    assert.equal(textOf(answering(text), chat([user])), text);
    assert.equal(textOf(answering(text), completions('Hi')), text);
    assert.match(eventsOf(answering(text)(chat([user]))).at(-1) ?? '', /\[DONE\]/);
  });

  it('append: continue the prompt exactly after what it holds of the answer', () => {
    const model = appending(text);
    assert.equal(textOf(model, completions('Question? ')), text);
    assert.equal(textOf(model, completions(`Question? ${text.slice(0, 50)}`)), text.slice(50));
    assert.throws(() => model(completions('Question? What was never said')), /never said/);
    assert.throws(() => model(completions('Other')), /Another question/);
  });

  it('prefill: continue a trailing assistant message, if the request says what it has to', () => {
    const model = prefilling(text, {}, { asks: ({ json }) => json['go'] === true });
    const messages = [user, said(text.slice(0, 50))];
    assert.equal(textOf(model, chat(messages, { json: { messages, go: true } })), text.slice(50));
    assert.equal(textOf(model, chat(messages)), text, 'else the turn is closed');
    const refusing = prefilling(text, {}, { refuses: 'No prefill.' });
    const reply = refusing(chat(messages));
    assert.ok('status' in reply && reply.status === 400);
    assert.equal(textOf(refusing, chat([user])), text);
  });

  it('continue: go on when asked to, with their habits', () => {
    const partial = `${text.slice(0, 60)}\nA line that`;
    const whole = `${partial} goes on.`;
    const messages = [user, said(partial), user];
    const quirks = [
      [repeatsTail(5), ' that goes on.'],
      [repeatsWords(2), 'line that goes on.'],
      [repeatsLine, 'A line that goes on.'],
      [announces('Sure: ', repeatsLine), 'Sure: A line that goes on.'],
      [reopensFence, ' goes on.'],
    ] as const;
    for (const [quirk, expected] of quirks) {
      assert.equal(textOf(continuing(whole, {}, { quirk }), chat(messages)), expected);
    }
    const fenced = '```ts\nlet a';
    const reopened = textOf(
      continuing(`${fenced} = 1;`, {}, { quirk: reopensFence }),
      chat([user, said(fenced), user]),
    );
    assert.equal(reopened, '```ts\nlet a = 1;');
  });

  it('replay: give ids, and go on after the one that is asked for', () => {
    const all = eventsOf(replaying(answering(text))(chat([user])));
    assert.match(all[4] ?? '', /^id: 5\ndata: /);
    const after = (last: string, options?: Parameters<typeof replaying>[1]) =>
      replaying(answering(text), options)(chat([user], { headers: { 'last-event-id': last } }));
    assert.deepEqual(eventsOf(after('5')), all.slice(5));
    assert.deepEqual(eventsOf(after('5', { onResume: { repeats: 2 } })), all.slice(3));
    assert.deepEqual(eventsOf(after('5', { onResume: { skips: 2 } })), all.slice(7));
    assert.match(eventsOf(after('5', { onResume: { anew: answering('Other.') } }))[0] ?? '', /^id: 1\n/);
    assert.match(eventsOf(after('5', { onResume: { otherModel: 'x' } }))[0] ?? '', /"model":"x"/);
    const refused = after('5', { onResume: { refuses: 410 } });
    assert.ok('status' in refused && refused.status === 410);
    assert.throws(() => after('never'), /never given/);
  });

  it('llama.cpp: keep the stream of a conversation, and read on from any byte', () => {
    const model = llamaCpp(answering(text));
    const whole = eventsOf(model(chat([user], { headers: { 'x-conversation-id': 'c 1' } }))).join('');
    const get = (path: string, method = 'GET'): ReceivedRequest => ({ method, path, headers: {}, body: '', json: {} });
    const reply = model(get('/v1/stream?conv_id=c%201&from=100'));
    assert.equal(eventsOf(reply).join(''), Buffer.from(whole).subarray(100).toString());
    for (const [path, status] of [
      ['/v1/stream?conv_id=other&from=0', 404],
      ['/v1/stream?conv_id=c%201&from=99999999', 400],
      ['/v1/stream?conv_id=c%201&from=x', 400],
    ] as const) {
      const refused = model(get(path));
      assert.ok('status' in refused && refused.status === status);
    }
    const gone = model(get('/v1/stream?conv_id=c%201', 'DELETE'));
    assert.ok('status' in gone && gone.status === 204);
    assert.ok('status' in model(get('/v1/stream?conv_id=c%201&from=100')), 'what was let go of is gone');
  });
});

describe('how an answer was asked for', () => {
  it('is told from the requests', () => {
    const asked = rungsAsked([
      chat([user]),
      chat([user], { headers: { 'last-event-id': '5' } }),
      { ...chat([]), method: 'GET', path: '/v1/models' },
      chat([user, said('a')]),
      chat([user, said('a'), user]),
      { ...chat([]), method: 'GET', path: '/v1/stream?conv_id=1&from=0' },
    ]);
    assert.deepEqual(asked, ['anew', 'replay', 'prefill', 'continue', 'reattach']);
    assert.deepEqual(rungsAsked([completions('Q'), completions('Q A'), completions('Q')]), ['anew', 'append', 'anew']);
  });
});
