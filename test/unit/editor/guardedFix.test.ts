import assert from 'node:assert/strict';
import { guardedFix } from '../../../src/editor/guardedFix.ts';
import { safeFixes } from '../../../src/editor/safeFixes.ts';
import type { TrackedRange } from '../../../src/findings/trackedRange.ts';
import type { FindingState } from '../../../src/review/findings.ts';
import { english } from '../../../src/util/localizer.ts';
import { lines, placeOf, someFinding } from './someFinding.ts';

const second = { startLine: 2, endLine: 2 };

interface Case {
  readonly finding?: Partial<FindingState>;
  readonly place?: TrackedRange | undefined;
  readonly lines?: readonly string[];
  readonly previewed?: boolean;
}

function outcome({ finding = {}, previewed = false, ...rest }: Case): string {
  const place = 'place' in rest ? rest.place : placeOf(second);
  const fix = guardedFix({ finding: someFinding(finding), place, lines: rest.lines ?? lines }, previewed, english);
  return 'refusal' in fix ? fix.refusal : `${fix.edit.startLine}-${fix.edit.endLine}: ${fix.edit.text}`;
}

const preview = { kind: 'preview', text: 'TWO', ...second } as const;

describe('guarded fix', () => {
  it('replaces the lines where they are now', () => {
    assert.equal(outcome({}), '2-2: TWO');
    const moved = placeOf(second, { startLine: 3, endLine: 3 });
    assert.equal(outcome({ place: moved, lines: ['zero', 'one', 'two'] }), '3-3: TWO');
  });

  it('is refused where anything but the reviewed text stands there, whatever the tracking says', () => {
    assert.match(outcome({ lines: ['one', 'two!', 'three'] }), /has changed/);
    assert.match(outcome({ lines: ['two', 'one', 'three'] }), /has changed/);
    assert.match(outcome({ lines: ['one'] }), /has changed/);
    assert.match(outcome({ place: placeOf(second, { state: 'changed' }) }), /has changed/);
    assert.match(outcome({ place: placeOf(second, { state: 'outdated' }) }), /not there any more/);
  });

  it('is refused where it is not known which lines are meant', () => {
    assert.match(outcome({ place: undefined }), /not found for sure/);
    const anchor = { kind: 'notLocated', reason: 'ambiguous' } as const;
    assert.match(outcome({ finding: { anchor, fix: { kind: 'none' } } }), /not found for sure/);
  });

  it('waits for the end of the finding, and for a suggestion', () => {
    assert.match(outcome({ finding: { writing: true } }), /still being written/);
    const { suggestion, ...bare } = someFinding();
    const fix = guardedFix(
      { finding: { ...bare, fix: { kind: 'none' } }, place: placeOf(second), lines },
      false,
      english,
    );
    assert.ok('refusal' in fix && fix.refusal.includes('no suggestion'));
    assert.match(outcome({ finding: { fix: { kind: 'none' } } }), /stands there already/);
  });

  it('is not applied twice', () => {
    assert.match(outcome({ finding: { disposition: 'applied' } }), /applied already/);
  });

  it('is not put beside lines that stand there already', () => {
    const fix = { kind: 'apply', text: 'before\ntwo', ...second } as const;
    const place = placeOf(second, { startLine: 3, endLine: 3 });
    assert.match(outcome({ finding: { fix }, place, lines: ['one', 'before', 'two'] }), /stands there already/);
    assert.equal(outcome({ finding: { fix }, place, lines: ['before', 'other', 'two'] }), '3-3: before\ntwo');
  });

  it('asks for a look at the difference where it is not sure', () => {
    assert.match(outcome({ place: placeOf(second, { isCopy: true }) }), /Look at the difference first/);
    assert.equal(outcome({ place: placeOf(second, { isCopy: true }), previewed: true }), '2-2: TWO');
    assert.match(outcome({ finding: { fix: preview } }), /Look at the difference first/);
    assert.equal(outcome({ finding: { fix: preview }, previewed: true }), '2-2: TWO');
    assert.match(outcome({ finding: { fix: preview }, previewed: true, lines: ['one', 'x'] }), /has changed/);
  });
});

describe('a fix that adds characters which cannot be seen', () => {
  const hidden = { kind: 'apply', text: 'T\u202eW\u2066O\nthree\u202e', ...second } as const;

  it('is not applied before the difference was seen, and says which they are then', () => {
    assert.equal(
      outcome({ finding: { fix: hidden } }),
      'It adds characters that cannot be seen: \\u{202e} right-to-left override (2 in lines 2, 3), \\u{2066} left-to-right isolate (line 2). Look at the difference first.',
    );
    const fix = guardedFix({ finding: someFinding({ fix: hidden }), place: placeOf(second), lines }, true, english);
    assert.ok('edit' in fix);
    assert.deepEqual(fix.added, [
      { codePoint: 0x202e, lines: [2, 3], count: 2 },
      { codePoint: 0x2066, lines: [2], count: 1 },
    ]);
  });

  it('is left where all are applied', () => {
    const { edits, left } = safeFixes(
      [{ finding: someFinding({ fix: hidden }), place: placeOf(second), lines }],
      english,
    );
    assert.deepEqual([edits.length, left.length], [0, 1]);
  });

  it('needs no question where the lines have as many of them', () => {
    const place = { ...placeOf(second), text: 't\u200bwo' };
    const fix = { kind: 'apply', text: 'T\u200bWO', ...second } as const;
    const standing = { finding: someFinding({ fix }), place, lines: ['one', 't\u200bwo'] };
    const found = guardedFix(standing, false, english);
    assert.ok('edit' in found && found.added.length === 0);
  });
});

describe('safe fixes', () => {
  it('are those that are safe and share no lines; of the others it is said why not', () => {
    const at = (id: string, startLine: number, changes: Partial<FindingState> = {}) => ({
      finding: someFinding({ id, fix: { kind: 'apply', text: id, startLine, endLine: startLine }, ...changes }),
      place: placeOf({ startLine, endLine: startLine }),
      lines,
    });
    const candidates = [
      at('a', 3),
      at('b', 1),
      at('c', 3),
      at('d', 2, { fix: preview }),
      { ...at('e', 4), place: placeOf({ startLine: 4, endLine: 4 }, { state: 'changed' }) },
    ];
    const { edits, applied, left } = safeFixes(candidates, english);
    assert.deepEqual(
      edits.map(({ startLine, text }) => `${startLine} ${text}`),
      ['3 a', '1 b'],
    );
    assert.deepEqual(
      applied.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(
      left.map(({ finding, reason }) => `${finding.id}: ${reason.split('.')[0] ?? ''}`),
      [
        'c: Another suggestion changes the same lines',
        'd: It is not sure that the suggestion replaces exactly these lines',
        'e: The code has changed since the review',
      ],
    );
  });

  it('do not put the same there twice', () => {
    const fix = (startLine: number, text: string) => ({
      finding: someFinding({ id: text, fix: { kind: 'apply', text, startLine, endLine: startLine } }),
      place: placeOf({ startLine, endLine: startLine }),
      lines,
    });
    const [below, above] = [fix(2, 'two\nguard'), fix(3, 'guard\nthree')];
    for (const candidates of [
      [fix(1, 'ONE\nmore'), below, above],
      [above, below],
    ]) {
      const { applied, left } = safeFixes(candidates, english);
      assert.equal(applied.length, candidates.length - 1);
      assert.deepEqual(
        left.map(({ reason }) => reason),
        ['Another suggestion does the same.'],
      );
    }
    assert.equal(safeFixes([below, fix(3, 'other\nthree')], english).applied.length, 2);
  });
});
