import assert from 'node:assert/strict';
import { findingMarkdown } from '../../../src/review/findingMarkdown.ts';

describe('the Markdown of a finding', () => {
  it('is what the answer says of it', () => {
    const answer = 'Two.\n\n### note · L1 · One\n\n    code\n\n## Overall\n';
    const stretch = { textStart: answer.indexOf('###'), textEnd: answer.indexOf('## Overall') };
    assert.equal(findingMarkdown(stretch, answer), '### note · L1 · One\n\n    code');
  });

  it('stands by itself where it is an item in another one', () => {
    const answer = '1. Money\n    - **note · L1 · One**\n\n      Text.\n2. Style\n';
    const stretch = { textStart: 9, textEnd: answer.indexOf('2.'), indent: 4 };
    assert.equal(findingMarkdown(stretch, answer), '- **note · L1 · One**\n\n  Text.');
  });
});
