import assert from 'node:assert/strict';
import { requestDocument } from '../../../src/document/requestDocument.ts';
import { summarize } from '../../../src/review/target.ts';
import { english } from '../../../src/util/localizer.ts';
import { someTarget } from '../../support/reviewTarget.ts';

describe('what was sent as a document', () => {
  it('has the name of what was reviewed as code, whatever is in it', () => {
    const says = (label: string) => requestDocument([], { ...summarize(someTarget), label }, english);
    assert.match(says('src/cart.ts'), /for the review of `src\/cart\.ts`, the newest first/);
    assert.match(says('![a](https://e).ts'), /of `!\[a\]\(https:\/\/e\)\.ts`,/);
    assert.match(says('a`<b>.ts'), /of ``a`<b>\.ts``,/);
  });
});
