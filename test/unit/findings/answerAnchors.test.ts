import assert from 'node:assert/strict';
import { createAnswerAnchors } from '../../../src/findings/answerAnchors.ts';

const lines = Array.from({ length: 60 }, (_, index) => (index % 20 === 9 ? 'return null;' : `step(${index + 1});`));
const repeated = { quote: 'return null;', hint: { startLine: 30, endLine: 30 } };

function unique(line: number, hintedLine = line) {
  return { quote: `step(${line});`, hint: { startLine: hintedLine, endLine: hintedLine } };
}

function placesAfter(...findings: Parameters<ReturnType<typeof createAnswerAnchors>['add']>[0][]) {
  const anchors = createAnswerAnchors({ lines, startLine: 1 });
  return findings
    .map((finding) => anchors.add(finding))
    .at(-1)
    ?.map((anchor) => (anchor.kind === 'located' ? anchor.startLine : anchor.reason));
}

describe('anchors of an answer', () => {
  it('are those of its findings alone while nothing is known of its line numbers', () => {
    assert.deepEqual(placesAfter(repeated), ['ambiguous']);
    assert.deepEqual(placesAfter(unique(3), repeated), [3, 'ambiguous']);
  });

  it('settle what stands at several places once two others stood exactly where it said', () => {
    assert.deepEqual(placesAfter(unique(3), unique(44), repeated), [3, 44, 30]);
    assert.deepEqual(placesAfter(repeated, unique(3), unique(44)), [30, 3, 44]);
  });

  it('unsettle it when another one stands elsewhere', () => {
    assert.deepEqual(placesAfter(unique(3), unique(44), repeated, unique(5, 6)), [3, 44, 'ambiguous', 5]);
  });

  it('are not told by quotes without lines, or lines without a place', () => {
    const without = { quote: 'step(7);' };
    const missing = { quote: 'nothing(of, the, kind);', hint: { startLine: 3, endLine: 3 } };
    assert.deepEqual(placesAfter(without, missing, unique(3), repeated), [7, 'missing', 3, 'ambiguous']);
  });

  it('count a quote that is shorter than its lines, if it begins where they do', () => {
    const first = { quote: 'step(3);', hint: { startLine: 3, endLine: 6 } };
    assert.deepEqual(placesAfter(first, unique(44), repeated), [3, 44, 30]);
    const longer = { quote: 'step(3);\nstep(4);', hint: { startLine: 3, endLine: 3 } };
    assert.deepEqual(placesAfter(longer, unique(44), repeated), [3, 44, 'ambiguous']);
    const inside = { quote: 'step(4);', hint: { startLine: 3, endLine: 6 } };
    assert.deepEqual(placesAfter(inside, unique(44), repeated), [4, 44, 'ambiguous']);
  });
});
