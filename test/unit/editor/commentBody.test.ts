// What a comment says of a finding, and what a problem says of it in a line.
import assert from 'node:assert/strict';
import { commentBody } from '../../../src/editor/commentBody.ts';
import { plainParagraph } from '../../../src/editor/plainParagraph.ts';
import { severityWord, titleOf } from '../../../src/review/severityWord.ts';
import { severities, type Finding } from '../../../src/review/finding.ts';
import { english } from '../../../src/util/localizer.ts';
import { findingAt } from '../../support/editor/toldReviews.ts';

function bodyOf(more: Partial<Finding>, isChanged = false): string {
  const finding = findingAt({ startLine: 3, endLine: 3 }, { body: 'It is *wrong*.\n', ...more });
  return commentBody(finding, { isChanged, languageId: 'rust' }, english);
}

function withoutSuggestion(more: Partial<Finding>, isChanged = false): string {
  const { suggestion, ...finding } = findingAt({ startLine: 3, endLine: 3 }, { body: 'It is *wrong*.\n', ...more });
  assert.ok(suggestion);
  return commentBody(finding, { isChanged, languageId: 'rust' }, english);
}

const heading = '**About line 3**\n\n';

describe('the comment of a finding', () => {
  it('is its title and what it says, then its suggestion in the language of the document', () => {
    assert.equal(
      bodyOf({ suggestion: 'let a = `b`;' }),
      heading + 'It is *wrong*.\n\nSuggestion\\:\n\n```rust\nlet a = `b`;\n```',
    );
    assert.equal(bodyOf({ suggestion: '```' }), heading + 'It is *wrong*.\n\nSuggestion\\:\n\n````rust\n```\n````');
    assert.equal(withoutSuggestion({}), `${heading}It is *wrong*.`);
  });

  it('says first that the code has changed', () => {
    assert.match(bodyOf({}, true), /^\*\*About line 3\*\*\n\n_The code has changed since the review\\\._\n\nIt is/);
  });

  it('says in words what cannot be shown as code', () => {
    assert.match(bodyOf({ suggestion: '' }), /\n\nSuggestion\\: delete these lines\\\.$/);
    assert.match(bodyOf({ suggestion: 'x'.repeat(100_000) }), /too long to be shown here/);
  });

  it('begins below its title with a suggestion in which another reader of Markdown could find an image', () => {
    const code = '![logo](http://e/logo.png)';
    assert.equal(
      bodyOf({ suggestion: code }),
      `${heading}Suggestion\\:\n\n\`\`\`rust\n${code}\n\`\`\`\n\nIt is *wrong*.`,
    );
  });

  it('holds no image of the body', () => {
    assert.equal(withoutSuggestion({ body: 'a ![x](http://e/x.png)' }), `${heading}a \\!\\[x]&#40;http://e/x.png)`);
  });

  it('has its title as words', () => {
    assert.equal(withoutSuggestion({ body: ' \n', title: 'a *b* [c](d)' }), '**a \\*b\\* \\[c\\]\\(d\\)**');
  });
});

describe('a finding in a few words', () => {
  it('is its title, or its severity', () => {
    assert.deepEqual(
      severities.map((severity) => severityWord(severity, english)),
      ['Critical', 'Warning', 'Suggestion', 'Note'],
    );
    assert.equal(titleOf(findingAt({ startLine: 1, endLine: 1 }, { title: '' }), english), 'Warning');
  });

  it('is the first paragraph without its marks', () => {
    const body =
      '```\ncode\n```\n\nIt `is<T>` **very\nwrong** ([here](http://e)) ![alt](http://e/x.png).\n\nIn two ways.';
    assert.equal(plainParagraph(body), 'It is<T> very wrong (here) alt.');
    assert.equal(plainParagraph('```\ncode\n```'), '');
    assert.equal(plainParagraph('> '.repeat(900)), '');
    assert.equal(plainParagraph('a\u202eb &#8238;\ufeff c'), 'a\\u{202e}b \\u{202e}\\u{feff} c');
  });
});
