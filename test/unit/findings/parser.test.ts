import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFindingsParser } from '../../../src/findings/parser.ts';
import { families, mergedStyle } from './deviations.ts';
import { changesIn, contentOf, findingsIn } from './parseAll.ts';
import { writtenFindings } from './writtenFindings.ts';
import { writeAnswer } from './writeAnswer.ts';

const answer = `Two things. Nothing else.

### critical · L12–14 · Query is built from \`id\`

\`\`\`ts
db.query('select ' + id);
\`\`\`

Anyone can send it.

\`\`\`suggestion
db.query('select ?', [id]);
\`\`\`

### note · L20 · Name

Says little.
`;

describe('findings parser', () => {
  it('marks the findings of an answer in the form that the prompt asks for', () => {
    const first = answer.indexOf('### critical');
    const second = answer.indexOf('### note');
    assert.deepEqual(findingsIn(answer), [
      {
        severity: 'critical',
        title: 'Query is built from id',
        hint: { startLine: 12, endLine: 14 },
        quote: "db.query('select ' + id);",
        suggestion: "db.query('select ?', [id]);",
        body: 'Anyone can send it.',
        textStart: first,
        bodyStart: answer.indexOf('\n', first),
        textEnd: second,
      },
      {
        severity: 'note',
        title: 'Name',
        hint: { startLine: 20, endLine: 20 },
        body: 'Says little.',
        textStart: second,
        bodyStart: answer.indexOf('\n', second),
        textEnd: answer.length,
      },
    ]);
  });

  it('opens a finding with the end of its heading line, and closes it with the beginning of the next', () => {
    const parser = createFindingsParser();
    const seen = Array.from(answer, (character, index) =>
      parser.feed(character).map(({ type, index: number }) => `${type} ${number} at ${index}`),
    ).flat();
    const endOf = (heading: string) => answer.indexOf('\n', answer.indexOf(heading));
    assert.deepEqual(seen, [
      `opened 0 at ${endOf('### critical')}`,
      `closed 0 at ${endOf('### note')}`,
      `opened 1 at ${endOf('### note')}`,
    ]);
    assert.deepEqual(
      parser.end().map(({ type, index }) => `${type} ${index}`),
      ['closed 1'],
    );
  });

  it('says of an opened finding what its heading says', () => {
    const [opened] = changesIn(answer);
    assert.deepEqual(opened, {
      type: 'opened',
      index: 0,
      finding: {
        severity: 'critical',
        title: 'Query is built from id',
        hint: { startLine: 12, endLine: 14 },
        body: '',
        textStart: answer.indexOf('### critical'),
        bodyStart: answer.indexOf('\n', answer.indexOf('### critical')),
        textEnd: answer.indexOf('\n', answer.indexOf('### critical')),
      },
    });
  });

  it('leaves a heading that says more than its finding to be shown with the rest', () => {
    const starts = (text: string) => findingsIn(text).map(({ textStart, bodyStart }) => bodyStart - textStart);
    assert.deepEqual(starts('### warning · L3 · Name\n\nText.\n'), [23]);
    assert.deepEqual(starts('**Warning (L3)**: It fails. Then it hangs.\n\nText.\n'), [0]);
    assert.deepEqual(starts('1. **Warning (L3)**: It fails\n\n   Text.\n'), [0]);
    assert.deepEqual(starts('Warning · L3 · Name\n---\n\nText.\n'), [0]);
  });

  it('ends a finding within an item where the list around that goes on, and knows how far it is set in', () => {
    const textsOf = (text: string) =>
      findingsIn(text).map(({ textStart, textEnd, indent }) => [indent, text.slice(textStart, textEnd).trim()]);
    const [one, two] = ['- **critical · L3 · One**', '- **warning · L4 · Two**'];
    for (const by of ['  ', '    ', '\t']) {
      const indent = by === '  ' ? 2 : 4;
      const item = `${one}\n\n${by}  Text.\n${by}  - More.`;
      assert.deepEqual(textsOf(`1. Money\n${by}${item}\n${by}${two}\n2. Style\n`), [
        [indent, item],
        [indent, two],
      ]);
    }
    assert.deepEqual(textsOf('- Intro\n\n  ### note · L1 · One\n\n  Text.\n- Next\n'), [
      [2, '### note · L1 · One\n\n  Text.'],
    ]);
    // These stand in no list, or are items of the very same one.
    for (const text of [
      '  ### note · L1 · One\n\n- Text.',
      `  ${one}\n- Text.`,
      `- Intro\n\nWords.\n\n  ${one}\n- Text.`,
      `${one}\n- Text.`,
    ])
      assert.equal(findingsIn(text)[0]?.textEnd, text.length);
  });

  it('takes no half of a line for a heading where the text breaks off', () => {
    const parser = createFindingsParser();
    parser.feed('### note · L1 · One\n\nText.\n\n### warning · L2');
    const cut = parser.cut();
    assert.deepEqual(
      cut.map(({ type, index }) => `${type} ${index}`),
      ['closed 0'],
    );
    assert.equal(cut[0]?.finding.body, 'Text.');
  });

  it('takes nothing that a model thinks aloud at the beginning for a finding', () => {
    const thought = `<think>\nA draft:\n\n${answer}\n\`\`\`\n</think>\n\n`;
    const contents = findingsIn(answer).map(contentOf);
    assert.deepEqual(findingsIn(thought + answer).map(contentOf), contents);
    assert.equal(findingsIn(thought + answer)[0]?.textStart, thought.length + answer.indexOf('###'));
    assert.deepEqual(findingsIn(`<think>Short.</think>\n${answer}`).map(contentOf), contents);
    assert.deepEqual(findingsIn(`One.\n\n<think>\n\n${answer}`).map(contentOf), contents);
  });

  it('says the same whatever the pieces are', () => {
    const deviations = Object.values(families).flat();
    const anyAnswer = fc
      .subarray(deviations, { minLength: 0, maxLength: 3 })
      .map((chosen) => writeAnswer(writtenFindings, mergedStyle(chosen)));
    const anyText = fc
      .array(
        fc.constantFrom(
          '### ',
          'critical',
          '**',
          ' · ',
          'L12',
          '\n',
          '\r\n',
          '\r',
          '```',
          '~~~',
          '> ',
          '- ',
          '🔴',
          '\ud83d',
          '---',
          ' ',
          '    ',
          'x',
          'suggestion',
          '(line 3)',
        ),
        { maxLength: 60 },
      )
      .map((words) => words.join(''));
    fc.assert(
      fc.property(fc.oneof(anyAnswer, anyText), fc.array(fc.nat(), { maxLength: 40 }), (text, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((place, index) => text.slice(places[index], place));
        const whole = changesIn(text);
        assert.deepEqual(changesIn(...pieces), whole);
        // Not by code point: a surrogate pair is cut in two.
        assert.deepEqual(changesIn(...text.split('')), whole);
      }),
      { numRuns: process.env['SECOND_LOOK_FULL'] === '1' ? 20_000 : 300 },
    );
  });

  it('closes each finding that it opens, in order, and their marks do not overlap', () => {
    fc.assert(
      fc.property(fc.subarray(Object.values(families).flat(), { maxLength: 4 }), (chosen) => {
        const text = writeAnswer(writtenFindings, mergedStyle(chosen));
        const changes = changesIn(text);
        const names = changes.map(({ type, index }) => `${type} ${index}`);
        const count = changes.length / 2;
        assert.deepEqual(
          names,
          Array.from({ length: count }, (_, index) => [`opened ${index}`, `closed ${index}`]).flat(),
        );
        let last = 0;
        for (const { textStart, textEnd } of findingsIn(text)) {
          assert.ok(textStart >= last && textEnd > textStart && textEnd <= text.length);
          last = textEnd;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not held up by a line of a million characters', () => {
    const parser = createFindingsParser();
    const piece = 'x'.repeat(64);
    for (let count = 0; count < 16_384; count++) assert.deepEqual(parser.feed(piece), []);
    const end = `\n### note · L1 · Short\n`;
    assert.deepEqual(
      parser.feed(end).map(({ type, finding }) => [type, finding.textStart]),
      [['opened', 1 + 64 * 16_384]],
    );
  });
});
