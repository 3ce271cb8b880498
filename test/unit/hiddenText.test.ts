// What cannot be seen is shown as escapes outside of the panel too: in comments, documents, labels, the log.
import assert from 'node:assert/strict';
import { documentName, reviewDocument } from '../../src/document/reviewDocument.ts';
import { commentBody } from '../../src/editor/commentBody.ts';
import { visibleMarkdown } from '../../src/editor/visibleMarkdown.ts';
import { logLine } from '../../src/logLine.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { titleOf } from '../../src/review/severityWord.ts';
import { reduce, type ReviewState } from '../../src/review/state.ts';
import { summarize } from '../../src/review/target.ts';
import { visibleEvent } from '../../src/review/visibleEvent.ts';
import { english } from '../../src/util/localizer.ts';
import { plainLabel } from '../../src/util/plainLabel.ts';
import { visibleText } from '../../src/util/visibleText.ts';
import { findingAt } from '../support/editor/toldReviews.ts';
import { allHiddenSigns, needsJoiners } from '../support/hiddenSigns.ts';
import { someTarget } from '../support/reviewTarget.ts';

const all = allHiddenSigns.join('x');
const shown = visibleText(all);
const position = { reviewId: 'r', run: 1, at: 0 };
const finding = { ...findingAt({ startLine: 10, endLine: 10 }), title: all, body: `It is ${all}.`, suggestion: all };
const started: ReviewEvent = {
  ...position,
  seq: 1,
  type: 'started',
  target: { ...summarize(someTarget), label: `src/${all}.ts`, symbol: all, languageId: all },
  model: all,
  endpoint: all,
};
const events: readonly ReviewEvent[] = [
  started,
  { ...position, seq: 2, type: 'text', text: `Words ${all}` },
  { ...position, seq: 3, type: 'findingClosed', finding },
  { ...position, seq: 4, type: 'error', kind: 'server', message: all, retryable: false, resumable: false },
  { ...position, seq: 5, type: 'ended', outcome: 'failed' },
];

const isAllSeen = (text: string) => {
  assert.equal(text, visibleText(text));
};

describe('faults 34 and 35: hidden text', () => {
  it('is seen in a comment, in its title, its words and its code', () => {
    const body = commentBody(finding, { isChanged: false, languageId: 'ts' }, english);
    isAllSeen(body);
    assert.equal(body.split('202e').length, 4);
    assert.ok(body.includes(`It is ${shown}.`));
    assert.ok(body.includes(`\`\`\`ts\n${shown}\n\`\`\``));
    const joined = { ...finding, title: needsJoiners, body: needsJoiners, suggestion: needsJoiners };
    assert.equal(commentBody(joined, { isChanged: false, languageId: 'ts' }, english).split(needsJoiners).length, 4);
  });

  it('does not hide behind references of Markdown, and code stays as it is written', () => {
    const references = '&#8238; &#x202E; &shy; &zwj; &ZeroWidthSpace; &NoBreak; &#x0FE0F;';
    assert.equal(
      visibleMarkdown(
        `a ${references} \`${references}\`\n\n\`\`\`\n&shy;\n\`\`\`\n\n&rarr; &amp; &#65; R&D; &constructor; &#9999999; b`,
      ),
      `a \\u{202e} \\u{202e} \\u{ad} \\u{200d} \\u{200b} \\u{2060} \\u{fe0f} \`${references}\`\n\n\`\`\`\n&shy;\n\`\`\`\n\n&rarr; &amp; &#65; R&D; &constructor; &#9999999; b`,
    );
  });

  it('is seen in the document of a review and in its name', () => {
    const state = events.reduce<ReviewState | undefined>(reduce, undefined)!;
    const document = reviewDocument(state, english);
    isAllSeen(document);
    for (const words of [`Words ${shown}`, `Model: \`${shown}\``, `- Failed. ${shown}`, `src/${shown}.ts`])
      assert.ok(document.includes(words), words);
    const name = documentName({ ...state.target, label: 'src/a\u202eb\tc\n.ts' });
    assert.equal(name, 'a_u{202e}b_c_.ts-review.md');
  });

  it('is seen in labels, titles and lines of the log', () => {
    assert.equal(plainLabel(`${all}$(check)`), `${shown}\\$(check)`);
    assert.equal(titleOf(finding, english), shown);
    const line = logLine(started)!;
    isAllSeen(line);
    assert.ok(line.includes(`model ${shown}`));
  });

  it('is seen in all that the panel is told, but for the text that it reads on', () => {
    const [first, text, closed] = events.map(visibleEvent);
    assert.equal(text, events[1]);
    assert.deepEqual(first, {
      ...started,
      target: { ...started.target, label: `src/${shown}.ts`, symbol: shown, languageId: shown },
      model: shown,
      endpoint: shown,
    });
    assert.deepEqual(closed, {
      ...events[2],
      finding: { ...finding, title: shown, body: `It is ${shown}.`, suggestion: shown },
    });
  });
});
