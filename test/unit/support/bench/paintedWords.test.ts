import assert from 'node:assert/strict';
import { numberedWords } from '../../../support/bench/paintedWords.ts';

describe('numbered words', () => {
  it('are told apart, in paragraphs of sixty', () => {
    const text = numberedWords(61).join('');
    assert.ok(text.startsWith('n0 n1 n2 '));
    assert.ok(text.endsWith(' n58 n59.\n\nn60 '));
  });
});
