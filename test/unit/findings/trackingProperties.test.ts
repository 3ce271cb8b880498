import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAsReviewed } from '../../../src/findings/trackedRange.ts';
import {
  followChanges,
  followReplacement,
  relocate,
  trackDocument,
  trackRange,
  type TrackedDocument,
} from '../../../src/findings/tracking.ts';
import { editScripts, play, type Step } from './editScript.ts';
import { ModelEditor, type Unit } from './modelEditor.ts';

/** Scripts per property; every day a part of them. */
const numRuns = process.env['SECOND_LOOK_FULL'] === '1' ? 10_000 : 400;

const everyStep: readonly Step['do'][] = ['edit', 'moveLine', 'cutAndPaste', 'format', 'undo', 'redo', 'reopen'];
const words = ['x', ' ', '', '\n', 'y;\n', '\nz', 'if (x) {\n  y;\n}', '}', '  ', '\n\n'];
const lineEnd = fc.constantFrom<'\n' | '\r\n'>('\n', '\r\n');
const spans = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 })), { minLength: 1, maxLength: 6 });

/** No two lines are alike, and nothing that is typed is like one of them. */
const markedLines = fc
  .array(fc.constantFrom('', '  ', 'return null;', '}', 'call(a, b);'), { minLength: 1, maxLength: 16 })
  .map((lines) => lines.map((line, i) => `${line} // ${i + 1}.`));

/** Few kinds of lines, none empty. */
const repeatedLines = fc.array(fc.constantFrom('a', 'b', '}', 'aa'), { minLength: 1, maxLength: 12 });

interface Script {
  readonly lines: readonly string[];
  readonly steps: readonly Step[];
  readonly spans: readonly (readonly [number, number])[];
  readonly lineEnd: '\n' | '\r\n';
}

interface Told {
  readonly editor: ModelEditor;
  readonly document: TrackedDocument;
  readonly step: Step;
}

/** Follows the script, and shows what is said after each event. */
function run({ lines, steps, spans, lineEnd }: Script, check: (told: Told) => void): Omit<Told, 'step'> {
  const text = lines.join(lineEnd);
  const editor = new ModelEditor(lines.join('\n'), lineEnd);
  const withRanges = (document: TrackedDocument) =>
    spans.reduce((now, [at, more], i) => {
      const startLine = 1 + (at % lines.length);
      return trackRange(now, String(i), { startLine, endLine: Math.min(startLine + more, lines.length) });
    }, document);
  let document = withRanges(trackDocument(text));
  const show = (step: Step) => {
    assertTrue(document, editor, withRanges);
    check({ editor, document, step });
  };
  for (const step of steps) {
    if (step.do === 'reopen') {
      document = step.isNew
        ? withRanges(relocate({ text, startLine: 1, isWhole: true }, editor.text))
        : followReplacement(document, editor.text);
      show(step);
      continue;
    }
    for (const changes of play(editor, step)) {
      // In no order, as far as places tell it.
      document = followChanges(document, step.do === 'edit' ? changes.toReversed() : changes);
      show(step);
    }
  }
  return { editor, document };
}

/** What holds after every event, whatever was done. */
function assertTrue(
  document: TrackedDocument,
  editor: ModelEditor,
  withRanges: (document: TrackedDocument) => TrackedDocument,
): void {
  const { lines } = editor;
  assert.deepEqual(document.text.lines, lines);
  const late = withRanges(document);
  for (const [key, range] of document.ranges) {
    const { startLine, endLine, state, text } = range;
    assert.ok(1 <= startLine && startLine <= endLine && endLine <= lines.length, `lines ${startLine} to ${endLine}`);
    const now = lines.slice(startLine - 1, endLine).join('\n');
    if (state === 'inPlace') assert.equal(now, text);
    assert.equal(isAsReviewed(range, now), state === 'inPlace');
    // A finding that arrives only now knows the same.
    const arrived = late.ranges.get(key);
    assert.equal(arrived?.state === 'inPlace', state === 'inPlace');
    if (state === 'inPlace') assert.equal(arrived?.startLine, startLine);
  }
}

function assertAllBack({ editor, document }: Omit<Told, 'step'>): void {
  let now = document;
  while (editor.canUndo) now = followChanges(now, editor.undo(1, false));
  for (const { state, startLine, endLine, reviewed } of now.ranges.values()) {
    assert.deepEqual({ state, startLine, endLine }, { state: 'inPlace', ...reviewed });
  }
}

function holds(scripts: fc.Arbitrary<Script>, property: (script: Script) => void): void {
  fc.assert(fc.property(scripts, property), { numRuns });
}

describe(`tracking, ${numRuns} scripts of each kind`, () => {
  it('marked lines: is in place where, and only where, the very same lines are', () => {
    const steps = editScripts({ texts: words, copies: false, steps: everyStep, coarseUndo: true });
    holds(fc.record({ lines: markedLines, steps, spans, lineEnd }), (script) => {
      const end = run(script, ({ editor, document }) => {
        const { lines } = editor;
        for (const { state, startLine, text } of document.ranges.values()) {
          const wanted = text.split('\n');
          const place = lines.findIndex((_, i) => wanted.every((line, j) => lines[i + j] === line));
          if (state === 'inPlace') assert.equal(startLine, place + 1);
        }
      });
      assertAllBack(end);
    });
  });

  it('marked lines: is in place as long as nothing touched it', () => {
    const steps = editScripts({
      texts: words,
      copies: false,
      steps: ['edit', 'format', 'undo', 'redo', 'reopen'],
      coarseUndo: true,
    });
    holds(fc.record({ lines: markedLines, steps, spans, lineEnd }), (script) => {
      const before = new ModelEditor(script.lines.join('\n')).idLines;
      const end = run(script, ({ editor, document }) => {
        const { idLines } = editor;
        for (const { state, startLine, reviewed } of document.ranges.values()) {
          const place = placeOf(before.slice(reviewed.startLine - 1, reviewed.endLine), idLines);
          if (place >= 0) assert.deepEqual([state, startLine], ['inPlace', place + 1]);
        }
      });
      assertAllBack(end);
    });
  });

  it('repeated lines: holds its original text, or says that it does not', () => {
    const steps = editScripts({
      texts: [...words, 'a', 'b\n', '\naa'],
      copies: true,
      steps: everyStep,
      coarseUndo: true,
    });
    holds(fc.record({ lines: repeatedLines, steps, spans, lineEnd }), (script) => {
      assertAllBack(run(script, () => undefined));
    });
  });

  it('repeated lines: of equal lines, is on the one that was reviewed', () => {
    const steps = editScripts({
      texts: [...words, 'a', 'b\n', '\naa'],
      copies: true,
      steps: ['edit', 'moveLine', 'cutAndPaste', 'undo', 'redo'],
      coarseUndo: false,
    });
    holds(fc.record({ lines: repeatedLines, steps, spans, lineEnd }), (script) => {
      const before = new ModelEditor(script.lines.join('\n')).idLines;
      const keys = new Set(script.spans.map((_, i) => String(i)));
      // Where other characters make up a text that was there before, either answer is right from then on.
      const seen = new Map([[script.lines.join('\n'), before.join('|')]]);
      let isAmbiguous = false;
      // Which ranges were never touched, for each state of the text: what an edit took, undo alone has to give back.
      const untouchedAt = new Map<readonly Unit[], ReadonlySet<string>>();
      let untouched: ReadonlySet<string> = keys;
      const end = run(script, ({ editor, document, step }) => {
        const { idLines, lines, units } = editor;
        const text = lines.join('\n');
        const ids = idLines.join('|');
        isAmbiguous ||= (seen.get(text) ?? ids) !== ids;
        seen.set(text, ids);
        const places = new Map(
          [...document.ranges].map(([key, { reviewed }]) => [
            key,
            placeOf(before.slice(reviewed.startLine - 1, reviewed.endLine), idLines),
          ]),
        );
        const isBack = step.do === 'undo' || step.do === 'redo';
        const left = isBack ? (untouchedAt.get(units) ?? keys) : untouched;
        untouched = new Set([...left].filter((key) => (places.get(key) ?? -1) >= 0));
        untouchedAt.set(units, untouched);
        if (isAmbiguous) return;
        for (const key of untouched) {
          const range = document.ranges.get(key);
          assert.deepEqual([range?.state, range?.startLine], ['inPlace', (places.get(key) ?? -1) + 1]);
        }
      });
      assertAllBack(end);
    });
  });
});

/** Index of the first of these lines, where all of them stand together. */
function placeOf(wanted: readonly string[], lines: readonly string[]): number {
  return lines.findIndex((_, i) => wanted.every((line, j) => lines[i + j] === line));
}
