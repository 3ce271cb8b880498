// Random numbers in; what a person does to the text with them out: one event, or none where it cannot be done.
import fc from 'fast-check';
import type { TextChange } from '../../../src/findings/textChange.ts';
import type { ModelEditor, Replacement } from './modelEditor.ts';

const edits = [
  'type',
  'overwrite',
  'deleteLines',
  'deleteLinesFromEnd',
  'enterAbove',
  'enterBelow',
  'join',
  'replaceLines',
  'copyDown',
  'copyUp',
] as const;
type Edit = (typeof edits)[number];
const copying: readonly Edit[] = ['copyDown', 'copyUp'];

/** Numbers are taken modulo what there is. */
interface Cursor {
  readonly edit: Edit;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export type Step =
  | { readonly do: 'edit'; readonly cursors: readonly Cursor[] }
  | { readonly do: 'moveLine'; readonly at: number; readonly length: number }
  | { readonly do: 'cutAndPaste'; readonly at: number; readonly length: number; readonly to: number }
  | { readonly do: 'format'; readonly at: number; readonly how: number }
  | { readonly do: 'undo' | 'redo'; readonly count: number; readonly isWhole: boolean }
  | { readonly do: 'reopen'; readonly isNew: boolean };

export interface ScriptOptions {
  /** What is typed and pasted. */
  readonly texts: readonly string[];
  readonly copies: boolean;
  readonly steps: readonly Step['do'][];
  /** Undo takes back several events in one, or sends the whole text. */
  readonly coarseUndo: boolean;
}

export function editScripts({ texts, copies, steps, coarseUndo }: ScriptOptions): fc.Arbitrary<Step[]> {
  const cursor = fc.record({
    edit: fc.constantFrom(...edits.filter((edit) => copies || !copying.includes(edit))),
    at: fc.nat(),
    length: fc.nat(),
    text: fc.constantFrom(...texts),
  });
  const back = {
    count: coarseUndo ? fc.integer({ min: 1, max: 3 }) : fc.constant(1),
    isWhole: coarseUndo ? fc.boolean() : fc.constant(false),
  };
  const all: Record<Step['do'], fc.Arbitrary<Step>> = {
    edit: fc.record({ do: fc.constant('edit'), cursors: fc.array(cursor, { minLength: 1, maxLength: 3 }) }),
    moveLine: fc.record({ do: fc.constant('moveLine'), at: fc.nat(), length: fc.nat() }),
    cutAndPaste: fc.record({ do: fc.constant('cutAndPaste'), at: fc.nat(), length: fc.nat(), to: fc.nat() }),
    format: fc.record({ do: fc.constant('format'), at: fc.nat(), how: fc.nat() }),
    undo: fc.record({ do: fc.constant('undo'), ...back }),
    redo: fc.record({ do: fc.constant('redo'), ...back }),
    reopen: fc.record({ do: fc.constant('reopen'), isNew: fc.boolean() }),
  };
  const weights: Partial<Record<Step['do'], number>> = { edit: 6, undo: 4, redo: 2 };
  const step = fc.oneof(...steps.map((name) => ({ arbitrary: all[name], weight: weights[name] ?? 1 })));
  return fc.array(step, { minLength: 1, maxLength: 14 });
}

/** The events that a step makes in the editor, each by the changes that it tells; `reopen` is the caller's. */
export function* play(editor: ModelEditor, step: Exclude<Step, { do: 'reopen' }>): Generator<TextChange[]> {
  const { lines } = editor;
  switch (step.do) {
    case 'edit': {
      const replacements = apart(step.cursors.map((cursor) => replacementOf(lines, cursor)));
      yield editor.edit(replacements);
      return;
    }
    case 'moveLine': {
      const first = step.at % lines.length;
      const length = 1 + (step.length % 2);
      // The line above goes below the moved ones.
      if (first === 0 || first + length > lines.length) return;
      const above = offsetOf(lines, first - 1);
      const below = offsetOf(lines, first + length) - 1;
      yield editor.edit([
        { from: above, to: offsetOf(lines, first), text: '' },
        { from: below, to: below, text: `\n${lines[first - 1] ?? ''}` },
      ]);
      return;
    }
    case 'cutAndPaste': {
      const first = step.at % lines.length;
      const end = Math.min(first + 1 + (step.length % 4), lines.length - 1);
      if (end <= first) return;
      yield editor.edit([{ from: offsetOf(lines, first), to: offsetOf(lines, end), text: '' }]);
      const left = editor.lines;
      const to = offsetOf(left, step.to % left.length);
      yield editor.edit([{ from: to, to, text: lines.slice(first, end).join('\n') + '\n' }]);
      return;
    }
    case 'format':
      yield format(editor, step.at, step.how);
      return;
    case 'undo':
      if (editor.canUndo) yield editor.undo(step.count, step.isWhole);
      return;
    case 'redo':
      if (editor.canRedo) yield editor.redo(step.count, step.isWhole);
  }
}

/** Index of the first character of a line; behind the text's end by one where there is no such line. */
function offsetOf(lines: readonly string[], line: number): number {
  return lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
}

function replacementOf(lines: readonly string[], { edit, at, length, text }: Cursor): Replacement {
  const total = offsetOf(lines, lines.length) - 1;
  const line = at % lines.length;
  const start = offsetOf(lines, line);
  const end = start + (lines[line] ?? '').length;
  const later = Math.min(line + 1 + (length % 3), lines.length);
  switch (edit) {
    case 'type':
      return { from: at % (total + 1), to: at % (total + 1), text };
    case 'overwrite': {
      const from = at % (total + 1);
      return { from, to: Math.min(from + (length % 12), total), text };
    }
    case 'deleteLines':
      return { from: start, to: Math.min(offsetOf(lines, later), total), text: '' };
    case 'deleteLinesFromEnd':
      return { from: Math.max(0, start - 1), to: offsetOf(lines, later) - 1, text: '' };
    case 'enterAbove':
      return { from: start, to: start, text: `${text}\n` };
    case 'enterBelow':
      return { from: end, to: end, text: `\n${text}` };
    case 'join':
      return { from: end, to: Math.min(end + 1, total), text: '' };
    case 'replaceLines':
      return { from: start, to: offsetOf(lines, later) - 1, text };
    case 'copyDown':
      return { from: end, to: end, text: `\n${lines[line] ?? ''}` };
    case 'copyUp':
      return { from: start, to: start, text: `${lines[line] ?? ''}\n` };
  }
}

/** In order, without those that overlap or touch: no editor has two cursors at one place. */
function apart(replacements: readonly Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const replacement of replacements.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (replacement.from > (kept.at(-1)?.to ?? -1)) kept.push(replacement);
  }
  return kept;
}

/** Sends the whole text: every third line, or half of them, or one, is indented, split, or left out if it is empty. */
function format(editor: ModelEditor, at: number, how: number): TextChange[] {
  const lines: string[] = [];
  const keep: (number | undefined)[] = [];
  editor.lines.forEach((line, i) => {
    const isTouched = [i % 3 === at % 3, i % 2 === at % 2, i === at % editor.lines.length][how % 3];
    if (!isTouched) {
      lines.push(line);
      keep.push(i);
    } else if (line !== '') {
      const middle = Math.ceil(line.length / 2);
      const formatted = how % 4 === 0 ? [line.slice(0, middle), `  ${line.slice(middle)}`] : [`  ${line}`];
      lines.push(...formatted);
      keep.push(...formatted.map(() => undefined));
    }
  });
  return editor.format(lines.length > 0 ? lines : [''], keep);
}
