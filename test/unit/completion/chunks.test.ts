import assert from 'node:assert/strict';
import type { CompletionError } from '../../../src/completion/error.ts';
import { oddChunks } from '../../support/faults/oddChunks.ts';
import { ask, pieces } from '../../support/streamServer/ask.ts';
import { chatChunk, chatText, completionText, done, event, hello } from '../../support/streamServer/chunks.ts';

describe('fault 51: chunks of unusual shape', () => {
  it('add nothing, and do no harm', async () => {
    const { events, error } = await ask(
      pieces([...oddChunks.map(([, chunk]) => event(chunk)), chatText('Fine.'), chatChunk({}, 'stop'), done]),
    );
    assert.equal(error, undefined);
    assert.deepEqual(events, [
      { type: 'text', text: 'Fine.' },
      { type: 'finish', reason: 'stop', stop: 'end' },
    ]);
  });

  it('prototype keys, double keys, big numbers and deep nesting', async () => {
    const deep = `${'{"a":['.repeat(5000)}1${']}'.repeat(5000)}`;
    const { text, error } = await ask(
      pieces([
        'data: {"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"choices":[]}\n\n',
        'data: {"choices":[{"index":0,"delta":{"content":"wrong","content":"right","__proto__":{"content":"x"}}}]}\n\n',
        `data: {"seed":9781472423286745000123,"x":${deep},"choices":[]}\n\n`,
        chatChunk({}, 'stop') + done,
      ]),
    );
    assert.equal(error, undefined);
    assert.equal(text, 'right');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('the same token in two fields is one token', async () => {
    const together = event({ choices: [{ index: 0, text: 'one', delta: { content: 'one' } }] });
    const perplexity = event({ choices: [{ index: 0, delta: { content: ' two' }, message: { content: 'one two' } }] });
    const { text } = await ask(pieces([together, perplexity, completionText(' three', 'stop'), done]));
    assert.equal(text, 'one two three');
  });

  it('a whole message in a stream adds only what was not there', async () => {
    const whole = event({ choices: [{ index: 0, message: { content: 'All.' }, finish_reason: 'stop' }] });
    assert.equal((await ask(pieces([whole, done]))).text, 'All.');
    assert.equal((await ask(pieces([chatText('All.'), whole, done]))).text, 'All.');
  });

  it('thinking is reasoning, in whichever field it stands, and once', async () => {
    const { text, reasoning } = await ask(
      pieces([
        chatChunk({ reasoning_content: 'a' }),
        chatChunk({ reasoning: 'b' }),
        chatChunk({ reasoning_content: 'c', reasoning: 'c' }),
        chatChunk({
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: 'd' }] },
            { type: 'text', text: 'e' },
          ],
        }),
        chatChunk({}, 'stop') + done,
      ]),
    );
    assert.equal(reasoning, 'abcd');
    assert.equal(text, 'e');
  });

  it('usage: the last one counts, wherever it stands, and zeros do not', async () => {
    const zeros = { prompt_tokens: 0, completion_tokens: 0 };
    const { usage: counted } = await ask(
      pieces([
        chatChunk({ content: 'a' }, null, { usage: { prompt_tokens: 3, completion_tokens: 1 } }),
        chatChunk({}, 'stop', {
          x_groq: {
            usage: { prompt_tokens: 3, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 4 } },
          },
        }),
        chatChunk({}, null, { usage: zeros }) + done,
      ]),
    );
    assert.deepEqual(counted, { promptTokens: 3, completionTokens: 9, reasoningTokens: 4 });
  });
});

describe('fault 55: bytes that are no text', () => {
  it('invalid UTF-8 becomes a replacement character, and nothing else is lost', async () => {
    const bytes = Buffer.from(chatText('a?b'));
    bytes[bytes.indexOf('?')] = 0xff;
    const { text, error } = await ask(pieces([bytes, chatText('c'), done]));
    assert.equal(error, undefined);
    assert.equal(text, 'a\uFFFDbc');
  });

  it('a byte order mark at the beginning is dropped, also in single bytes', async () => {
    const bytes = [...Buffer.from(`\uFEFF${hello}`)].map((byte) => Buffer.from([byte]));
    const { text, error } = await ask(pieces(bytes));
    assert.equal(error, undefined);
    assert.equal(text, 'Hello');
  });

  it('a byte order mark before a JSON answer is dropped', async () => {
    const { text, error } = await ask(pieces(['\uFEFF{"choices":[{"message":{"content":"All of it."}}]}']));
    assert.equal(error, undefined);
    assert.equal(text, 'All of it.');
  });

  it('UTF-16 is no answer', async () => {
    const { text, error } = await ask(pieces([Buffer.from(`\uFEFF${hello}`, 'utf16le')]));
    assert.equal(text, '');
    assert.equal((error as CompletionError).kind, 'badReply');
  });
});
