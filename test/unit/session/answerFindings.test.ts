import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReviewEvent, ReviewEventBody } from '../../../src/review/event.ts';
import { reduce, type ReviewState } from '../../../src/review/state.ts';
import { summarize } from '../../../src/review/target.ts';
import { createAnswerFindings } from '../../../src/session/answerFindings.ts';
import { someTarget } from '../../support/reviewTarget.ts';

const fence = '```';
const answer = `Two things.

### critical · L10 · Adds up the wrong price

${fence}
for (const item of items) total += item.price;
${fence}

It leaves out the quantity.

${fence}suggestion
for (const item of items) total += item.price * item.quantity;
${fence}

### note · L9 · Name

${fence}
let total = 0;
${fence}

Of what?
`;

const started = { type: 'started', target: summarize(someTarget), model: 'm', endpoint: 'http://h' } as const;

/** As a session logs them: the text, and behind it what it says. */
function logOf(pieces: readonly string[], isWhole = true, before: readonly ReviewEventBody[] = []): ReviewEventBody[] {
  const text = before.flatMap((body) => (body.type === 'text' ? [body.text] : [])).join('');
  const findings = createAnswerFindings(someTarget, 1, text);
  const run = pieces.flatMap((piece): ReviewEventBody[] => [{ type: 'text', text: piece }, ...findings.add(piece)]);
  const start: ReviewEventBody = before.length > 0 ? { ...started, continues: true } : started;
  const end: ReviewEventBody = { type: 'ended', outcome: isWhole ? 'finished' : 'interrupted' };
  return [...before, start, ...run, ...findings.end(isWhole), end];
}

function findingsOf(bodies: readonly ReviewEventBody[]): ReviewState['findings'] {
  const events = bodies.map((body, index): ReviewEvent => ({ ...body, seq: index + 1, reviewId: 'r', run: 1, at: 0 }));
  const state = events.reduce<ReviewState | undefined>(reduce, undefined);
  assert.ok(state);
  return state.findings;
}

describe('findings of an answer', () => {
  it('open with their heading, and are closed with their place in the document and what may be done', () => {
    const types = logOf([answer]).map(({ type }) => type);
    assert.deepEqual(types, [
      'started',
      'text',
      'findingOpened',
      'findingClosed',
      'findingOpened',
      'findingClosed',
      'ended',
    ]);
    const [first, second] = findingsOf(logOf([answer]));
    assert.deepEqual(first?.anchor, { kind: 'located', match: 'exact', whole: true, startLine: 10, endLine: 10 });
    assert.deepEqual(first.fix, {
      kind: 'apply',
      text: 'for (const item of items) total += item.price * item.quantity;',
      startLine: 10,
      endLine: 10,
    });
    assert.deepEqual([second?.title, second?.fix, second?.writing], ['Name', { kind: 'none' }, false]);
  });

  it('are the same wherever the answer breaks off, once it has been gone on with', () => {
    const whole = findingsOf(logOf([answer]));
    for (let cut = 1; cut < answer.length; cut++) {
      const before = logOf([answer.slice(0, cut)], false);
      const titles = findingsOf(before).map(({ title }) => title);
      assert.ok(
        whole.slice(0, titles.length).every(({ title }, index) => title === titles[index]),
        `cut at ${cut}`,
      );
      assert.deepEqual(findingsOf(logOf([answer.slice(cut)], true, before)), whole, `cut at ${cut}`);
    }
  });

  it('stay closed where the run that was to go on with them brought nothing', () => {
    const before = logOf([answer.slice(0, -8)], false);
    const after = logOf([], false, before);
    assert.deepEqual(findingsOf(after), findingsOf(before));
    assert.ok(findingsOf(after).every(({ writing }) => !writing));
  });

  it('are the same whatever the pieces are', () => {
    const whole = findingsOf(logOf([answer]));
    fc.assert(
      fc.property(fc.array(fc.nat(answer.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), answer.length];
        const pieces = at.slice(1).map((end, index) => answer.slice(at[index], end));
        assert.deepEqual(findingsOf(logOf(pieces)), whole);
      }),
      { numRuns: 200 },
    );
  });

  it('are told again where the ones behind them show what the line numbers are worth', () => {
    const code = ['a();', 'step();', 'b();', 'step();', 'c();'];
    const target = { ...someTarget, text: code.join('\n'), startLine: 1, endLine: 5 };
    const findings = createAnswerFindings(target, 3);
    const one = (line: number) =>
      `### warning · L${line} · Line ${line}\n\n${fence}\n${code[line - 1] ?? ''}\n${fence}\n\nIt.\n\n`;
    const bodies = [one(4), one(1), one(3), one(5)].flatMap((text) => findings.add(text)).concat(findings.end(true));
    const told = bodies.flatMap((body) => (body.type === 'findingClosed' ? [body.finding] : []));
    assert.deepEqual(
      told.map(({ id, anchor }) => `${id} ${anchor?.kind ?? ''}`).filter((line) => line.startsWith('3.0')),
      ['3.0 notLocated', '3.0 located'],
    );
  });
});
