import assert from 'node:assert/strict';
import { requestDocument } from '../../src/document/requestDocument.ts';
import { SentRequests } from '../../src/sentRequests.ts';
import { english } from '../../src/util/localizer.ts';
import { someTarget } from '../support/reviewTarget.ts';

describe('sent requests', () => {
  const answering: typeof fetch = () => Promise.resolve(new Response('ok'));
  const post = (sent: SentRequests, reviewId: string | undefined, body: string) =>
    sent.record(reviewId, answering)('http://localhost:1/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: 'Bearer the-key', accept: 'text/event-stream' },
      body,
    });

  it('are kept for their review, to the letter but for keys', async () => {
    const sent = new SentRequests();
    const body = '{"messages":[{"role":"user","content":"Review\\n```\\nthis"}]}';
    assert.equal(await (await post(sent, 'one', body)).text(), 'ok');
    await post(sent, 'other', '{}');
    await post(sent, undefined, '{}');
    assert.deepEqual(
      sent.of('one').map((request) => request.body),
      [body],
    );
    assert.ok(!JSON.stringify(sent.of('one')).includes('the-key'));
    assert.deepEqual(sent.of('none'), []);
  });

  it('are forgotten after the newest ten of the newest twenty reviews', async () => {
    const sent = new SentRequests();
    for (let index = 0; index < 12; index++) await post(sent, 'long', String(index));
    assert.deepEqual(
      sent.of('long').map(({ body }) => body),
      ['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
    );
    for (let index = 0; index < 20; index++) await post(sent, `review ${index}`, '{}');
    assert.deepEqual(sent.of('long'), []);
    assert.equal(sent.of('review 0').length, 1);
  });

  it('are one document: the words as people read them, and the body as it was', async () => {
    const sent = new SentRequests();
    const code = 'const fence = "```";\n````\nnested\n````';
    const body = JSON.stringify({
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: code },
      ],
    });
    await post(sent, 'one', body);
    await post(sent, 'one', JSON.stringify({ prompt: 'Go on:' }));
    const text = requestDocument(sent.of('one'), someTarget, english);
    assert.ok(text.indexOf('## Request 2') < text.indexOf('## Request 1'));
    assert.ok(text.includes(`### user\n\n\`\`\`\`\`text\n${code}\n\`\`\`\`\``), text);
    assert.ok(text.includes(`json\n${body}\n`), text);
    assert.ok(text.includes('### prompt\n\n```text\nGo on:\n```'));
    assert.ok(text.includes('authorization: [hidden]') && !text.includes('the-key'));
  });
});
