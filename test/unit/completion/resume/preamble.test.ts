import assert from 'node:assert/strict';
import { readPreamble } from '../../../../src/completion/resume/preamble.ts';

const remarks = [
  'Sure, continuing from where I left off:',
  'Sure, continuing',
  'Sure! Continuing:',
  'Sure, I will continue.',
  'Continuing from where I left off:',
  'Continuing exactly where the review ended.',
  'Continuing from where the text was cut off...',
  'Continuing the review:',
  'Continuing…',
  '(continued)',
  '[Continued]',
  '**Continuation:**',
  '## Code review (continued)',
  'Here is the continuation:',
  'Here’s the rest of the review:',
  "Certainly! Here's the continuation of the review from where we were cut off:",
  'Of course. Here is the remainder of my answer:',
  'Below is the continuation of the review:',
  "I'll continue from where I stopped.",
  "I'll pick up right where I left off:",
  'Picking up where I left off:',
  'Let me continue with the review:',
  'Resuming from the point where I was interrupted:',
  'Apologies for the interruption. Continuing from where I left off:',
  'Sorry about that! Let me pick up exactly where I stopped:',
  'Okay, resuming now:',
];

const texts = [
  'Continuing from a stale offset loses data.',
  'Continue from where the text ended, or the reader sees a word twice.',
  'Continuing here is safe.',
  'Resume from where it stopped.',
  'continuing from where I left off:',
  'continue.',
  'continued',
  'Continue',
  'Sure.',
  'The rest of the review:',
  'Here is the problem:',
  'Here is the continuation token that leaks:',
  'Picking up the lock twice deadlocks.',
  'Right, the lock is held.',
  'This is the remainder.',
  '### warning · L12–14 · Continuing after an error',
  'I see no defects.',
  '- Continuing: `loop`',
  '1. Continuing:',
  '- Continuing:',
  'Continuing: the lock',
];

function lengthOf(text: string): number | 'open' {
  return readPreamble(text, false);
}

describe('fault 11: a remark about continuing', () => {
  for (const remark of remarks) {
    it(remark, () => {
      assert.equal(lengthOf(`${remark}\n`), remark.length);
      assert.equal(lengthOf(`\n ${remark}\r\nmore`), remark.length + 2);
      assert.equal(readPreamble(remark, true), remark.length);
      for (let end = 0; end < remark.length; end++)
        assert.equal(lengthOf(remark.slice(0, end)), 'open', remark.slice(0, end));
    });
  }

  for (const text of texts) {
    it(`is not: ${text}`, () => {
      assert.equal(lengthOf(`${text}\n`), 0);
      assert.equal(readPreamble(text, true), 0);
    });
  }

  it('on the line of the text, where a colon ends it', () => {
    assert.equal(lengthOf('Sure, continuing: the lock'), 'Sure, continuing:'.length);
    assert.equal(
      lengthOf("I'll continue from where I left off... `a` is"),
      "I'll continue from where I left off...".length,
    );
    assert.equal(lengthOf('Sure, continuing the lock'), 0);
    assert.equal(lengthOf('Here is the lock: continuing'), 0);
  });

  it('is not waited for longer than it could be one', () => {
    assert.equal(lengthOf('The lock'), 0);
    assert.equal(lengthOf('C++'), 0);
    assert.equal(lengthOf('the'), 0);
    assert.equal(lengthOf('`'), 0);
    assert.equal(lengthOf(' '.repeat(500)), 0);
    assert.equal(lengthOf('Sure, '.repeat(40)), 0);
  });

  it('is looked for in a line of any kind without long work', () => {
    for (const line of [
      'sure '.repeat(30_000),
      'Sure, '.repeat(30_000),
      '*'.repeat(100_000),
      `Continuing ${'from where '.repeat(10_000)}`,
    ]) {
      assert.equal(readPreamble(line, true), 0);
    }
  });
});
