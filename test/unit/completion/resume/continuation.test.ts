import assert from 'node:assert/strict';
import {
  appendPrompt,
  continueMessages,
  prefillMessages,
  remainingTokens,
} from '../../../../src/completion/resume/continuation.ts';
import type { ChatMessage } from '../../../../src/completion/request.ts';

const asked: readonly ChatMessage[] = [
  { role: 'system', content: 'You review.' },
  { role: 'user', content: 'Review this.' },
];

describe('what goes on from a partial answer', () => {
  it('append: the prompt and the answer to the letter, white space and all', () => {
    assert.equal(appendPrompt('The review:\n\n', ' It leaks.\r\n\n  '), 'The review:\n\n It leaks.\r\n\n  ');
    assert.equal(appendPrompt('p', ''), 'p');
  });

  it('prefill: the answer as the last message, with the fields of the server and without white space at its end', () => {
    assert.deepEqual(prefillMessages(asked, ' It leaks.\n\n', { prefix: true }), [
      ...asked,
      { role: 'assistant', content: ' It leaks.', prefix: true },
    ]);
    assert.deepEqual(prefillMessages(asked, 'It leaks'), [...asked, { role: 'assistant', content: 'It leaks' }]);
  });

  it('continue: the answer as a turn, and a turn that asks to go on from its last characters', () => {
    const partial = `${'It leaks "here". '.repeat(20)}It is\tnot 🔒`;
    const messages = continueMessages(asked, `${partial} \n`);
    assert.deepEqual(messages.slice(0, -1), [...asked, { role: 'assistant', content: partial }]);
    const { role, content } = messages.at(-1)!;
    assert.equal(role, 'user');
    const quoted = /^".*"$/m.exec(content)?.[0] ?? '';
    const end = JSON.parse(quoted) as string;
    assert.ok(end.length >= 40 && partial.endsWith(end), quoted);
  });

  it('continue: asks for the word again in which the answer ends, so that the seam shows where it goes on', () => {
    const ask = (partial: string) => continueMessages(asked, partial).at(-1)!.content;
    for (const [partial, word] of [
      ['The quick bro', 'bro'],
      ['a.getVal', 'getVal'],
      ['so früh', 'früh'],
    ] as const) {
      assert.match(ask(partial), new RegExp(`${JSON.stringify(word)} may be only its beginning`));
    }
    const wordless = ['It leaks.', 'It leaks ', 'It leaks\n\n', 'L12', '- **a**', '缓存', `a${'b'.repeat(60)}`];
    for (const partial of wordless) assert.match(ask(partial), /the very next character/, partial);
  });

  it('continue: says whether a code block is still open', () => {
    const ask = (partial: string) => continueMessages(asked, partial).at(-1)!.content;
    assert.match(ask('So:\n```ts\na();\n'), /still open/);
    assert.match(ask('- So:\n  ~~~~\n  ```\n'), /still open/);
    assert.doesNotMatch(ask('So:\n```ts\na();\n```\n'), /still open/);
    assert.doesNotMatch(ask('It leaks.'), /still open/);
  });

  it('never sends half a character', () => {
    const half = 'so \ud83d';
    assert.equal(appendPrompt('', half), 'so ');
    assert.equal(prefillMessages([], half)[0]?.content, 'so');
    assert.equal(continueMessages([], half)[0]?.content, 'so');
    assert.equal(appendPrompt('', 'so 😀'), 'so 😀');
    const quoted = continueMessages([], `${'😀'.repeat(60)}a`).at(-1)!.content;
    assert.doesNotMatch(quoted, /\\ud|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  it('sends no empty turn', () => {
    assert.deepEqual(prefillMessages(asked, ' \n'), asked);
    assert.deepEqual(continueMessages(asked, ''), asked);
  });

  it('takes what was said from the limit, leaves some, and never gives more than the limit', () => {
    const partial = 'The cache is never cleared, so it grows without limit. '.repeat(40);
    const left = remainingTokens(2000, partial);
    assert.ok(left > 1000 && left < 1800, `${left}`);
    assert.equal(remainingTokens(2000, ''), 2000);
    assert.equal(remainingTokens(100, partial), 64);
    assert.equal(remainingTokens(20, partial), 20);
  });
});
