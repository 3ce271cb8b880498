import assert from 'node:assert/strict';
import { documentName, reviewDocument } from '../../../src/document/reviewDocument.ts';
import type { ReviewEventBody } from '../../../src/review/event.ts';
import type { Finding } from '../../../src/review/finding.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { summarize } from '../../../src/review/target.ts';
import { english } from '../../../src/util/localizer.ts';
import { someTarget } from '../../support/reviewTarget.ts';

function stateAfter(...bodies: readonly ReviewEventBody[]): ReviewState {
  const started = {
    type: 'started',
    target: summarize(someTarget),
    model: 'qwen',
    endpoint: 'http://localhost:1',
  } as const;
  const events = [started, ...bodies].map((body, at) => ({ ...body, seq: at + 1, reviewId: 'r', run: 1, at }));
  return events.reduce<ReviewState | undefined>(reduce, undefined)!;
}

const finding = (id: string, changes: Partial<Finding>): ReviewEventBody => ({
  type: 'findingClosed',
  finding: {
    id,
    severity: 'critical',
    title: 'Refund is applied twice',
    body: '',
    textStart: 0,
    bodyStart: 0,
    textEnd: 0,
    fix: { kind: 'none' },
    ...changes,
  },
});

describe('review as a document', () => {
  it('has the answer as it is, below what it is and what became of its findings', () => {
    const text = 'Words.\n\n### [critical] L10: Refund is applied twice\n\n`<b>`';
    const anchor = { kind: 'located', match: 'exact', whole: true, startLine: 10, endLine: 11 } as const;
    const state = stateAfter(
      { type: 'text', text },
      finding('1', { anchor }),
      finding('2', { severity: 'note', title: 'a_b *c*', anchor: { kind: 'notLocated', reason: 'missing' } }),
      { type: 'findingSettled', findingId: '1', disposition: 'applied' },
      { type: 'ended', outcome: 'finished' },
    );
    const begun = new Date(0).toLocaleString();
    assert.equal(
      reviewDocument(state, english),
      `# Review of \`src/cart.ts\`, lines 9–11

- Model: \`qwen\`
- Server: http://localhost:1
- Begun: ${begun}
- Complete.
- AI-generated, may be wrong

Findings:

1. Refund is applied twice (Critical, lines 10–11, applied)
1. a\\_b \\*c\\* (Note, not located)

---

${text}
`,
    );
  });

  it('loads nothing where it is looked at, and has code to the letter', () => {
    const message = 'Its words: ![x](http://e)';
    const state = stateAfter(
      { type: 'text', text: '![a](https://evil/?q=CODE) <img src=x> &#8203; `<b> ![c](d)`' },
      finding('1', { title: '![t](u) &#8203;' }),
      { type: 'error', kind: 'server', message, retryable: true, resumable: true },
      { type: 'ended', outcome: 'failed' },
    );
    const text = reviewDocument(state, english);
    assert.match(text, /^\\!\\\[a\]\(https:\/\/evil\/\?q=CODE\) \\<img src=x> \\&#8203; `<b> !\[c\]\(d\)`$/m);
    assert.match(text, /^1\. \\!\\\[t\\\]\(u\) \\&#8203; \(/m);
    assert.match(text, /^- Failed\. Its words: \\!\\\[x\]/m);
  });

  it('says of each end what it is', () => {
    const error = { type: 'error', kind: 'network', message: 'Cut.', retryable: true, resumable: true } as const;
    const says = (...bodies: readonly ReviewEventBody[]) =>
      reviewDocument(stateAfter({ type: 'text', text: 'a' }, ...bodies), english);
    assert.match(says(), /^- Still being written\.$/m);
    assert.match(says({ type: 'ended', outcome: 'cancelled' }), /^- Incomplete: it was stopped\.$/m);
    assert.match(says({ type: 'ended', outcome: 'truncated', cause: 'length' }), /output limit\.$/m);
    assert.match(says({ type: 'ended', outcome: 'truncated', cause: 'contentFilter' }), /content filter/);
    assert.match(says(error, { type: 'ended', outcome: 'interrupted' }), /^- Incomplete: it was cut off\. Cut\.$/m);
    assert.match(says({ type: 'ended', outcome: 'interrupted', cause: 'reload' }), /the window was reloaded\.$/m);
    assert.match(says(error, { type: 'ended', outcome: 'failed' }), /^- Failed\. Cut\.$/m);
  });

  it('has the name of what was reviewed, in signs that every system takes', () => {
    const name = (label: string) => documentName({ ...someTarget, label });
    assert.equal(name('src/cart.ts'), 'cart.ts-review.md');
    assert.equal(name('a:b?"c'), 'a_b__c-review.md');
  });
});
