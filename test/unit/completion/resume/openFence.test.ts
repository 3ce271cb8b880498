import assert from 'node:assert/strict';
import { openFence } from '../../../../src/completion/resume/openFence.ts';

describe('the open code fence', () => {
  for (const [name, text, marker, info] of [
    ['backticks', 'a\n```ts\nb', '```', 'ts'],
    ['tildes', '~~~~ ts x="1"\nb\n', '~~~~', 'ts x="1"'],
    ['no language', '```\n', '```', ''],
    ['in a list', '1. a\n   - ```diff\n     b\n', '```', 'diff'],
    ['in a quotation', '> ```ts\n> b\n', '```', 'ts'],
    ['CRLF', 'a\r\n```ts\r\nb\r\n', '```', 'ts'],
    ['a shorter marker inside', '````md\n```ts\n```\n', '````', 'md'],
    ['the other marker inside', '```md\n~~~\n', '```', 'md'],
    ['a marker with a language inside', '```md\n```ts\n', '```', 'md'],
    ['a second block', '```a\n```\n```b\n', '```', 'b'],
  ] as const) {
    it(name, () => {
      const found = openFence(text);
      assert.deepEqual([found?.marker, found?.info, found?.isComplete], [marker, info, true]);
    });
  }

  for (const [name, text] of [
    ['no fence', 'a `b` c\n'],
    ['closed', '```ts\nb\n```\n'],
    ['closed by a longer marker', '```ts\nb\n`````\n'],
    ['closed with indentation', '- ```ts\n  b\n  ```\n'],
    ['closed in a quotation', '> ```ts\n> b\n> ```\n'],
    ['code inside a line', '```ts``` is\n'],
    ['two marks', '``\n'],
    ['nothing', ''],
  ] as const) {
    it(`none: ${name}`, () => {
      assert.equal(openFence(text), undefined);
    });
  }

  it('knows where its content begins, and an opening line that is not over', () => {
    assert.equal(openFence('a\n```ts\r\nb')?.content, 9);
    assert.deepEqual(openFence('a\n- ```sugg'), {
      marker: '```',
      info: 'sugg',
      line: '```sugg',
      isComplete: false,
      content: 11,
    });
  });
});
