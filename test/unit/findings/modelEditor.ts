// An editor as a list of characters that each keep who they are: what is edited, undone or formatted, and what it tells.
import type { TextChange } from '../../../src/findings/textChange.ts';

/** A character of the text; `\n` ends a line, whatever the file holds. */
export interface Unit {
  readonly char: string;
  readonly id: number;
}

/** What is to be replaced, as offsets, and by what. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type Undo = readonly { readonly before: readonly Unit[]; readonly after: readonly Unit[] }[];

export class ModelEditor {
  units: readonly Unit[];
  #nextId = 0;
  readonly #lineEnd: string;
  #undo: Undo = [];
  #redo: Undo = [];

  constructor(text: string, lineEnd: '\n' | '\r\n' = '\n') {
    this.#lineEnd = lineEnd;
    this.units = this.#fresh(text);
  }

  get lines(): string[] {
    return this.units
      .map(({ char }) => char)
      .join('')
      .split('\n');
  }

  /** As the file holds it. */
  get text(): string {
    return this.lines.join(this.#lineEnd);
  }

  /** The characters of each line by their ids, without the line's end. */
  get idLines(): string[] {
    const lines: number[][] = [[]];
    for (const { char, id } of this.units) {
      if (char === '\n') lines.push([]);
      else lines.at(-1)?.push(id);
    }
    return lines.map((ids) => ids.join());
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** One event. Replacements are in order and do not overlap; the changes come as VS Code sends them, last one first. */
  edit(replacements: readonly Replacement[]): TextChange[] {
    const before = this.units;
    let after: readonly Unit[] = before;
    for (const { from, to, text } of replacements.toReversed()) {
      after = [...after.slice(0, from), ...this.#fresh(text), ...after.slice(to)];
    }
    this.#step(before, after);
    return replacements.map((replacement) => this.#change(before, replacement)).reverse();
  }

  /** The whole text at once. `keep` says of the new lines, in order, which old line each one is, if any. */
  format(lines: readonly string[], keep: readonly (number | undefined)[]): TextChange[] {
    const before = this.units;
    const old = linesOf(before);
    const after = lines.flatMap((line, i) => {
      const kept = keep[i];
      const units = (kept === undefined ? undefined : old[kept]) ?? this.#fresh(line);
      return i === lines.length - 1 ? units : [...units, ...this.#fresh('\n')];
    });
    this.#step(before, after);
    return [this.#change(before, { from: 0, to: before.length, text: lines.join('\n') })];
  }

  /** Takes back that many events in one, as an editor does with what was typed in one go. */
  undo(count: number, isWhole: boolean): TextChange[] {
    const steps = this.#undo.slice(-count);
    this.#undo = this.#undo.slice(0, -count);
    this.#redo = [...this.#redo, ...steps.toReversed()];
    return this.#goTo(steps[0]?.before ?? this.units, isWhole);
  }

  redo(count: number, isWhole: boolean): TextChange[] {
    const steps = this.#redo.slice(-count);
    this.#redo = this.#redo.slice(0, -count);
    this.#undo = [...this.#undo, ...steps.toReversed()];
    return this.#goTo(steps[0]?.after ?? this.units, isWhole);
  }

  #step(before: readonly Unit[], after: readonly Unit[]): void {
    this.units = after;
    this.#undo = [...this.#undo, { before, after }];
    this.#redo = [];
  }

  /** Characters that are in both stay, unless the whole text is sent. */
  #goTo(after: readonly Unit[], isWhole: boolean): TextChange[] {
    const before = this.units;
    this.units = after;
    if (isWhole) return [this.#change(before, { from: 0, to: before.length, text: charsOf(after) })];
    const places = new Map(before.map(({ id }, index) => [id, index]));
    const changes: TextChange[] = [];
    let from = 0;
    let inserted: Unit[] = [];
    const flush = (to: number) => {
      if (to > from || inserted.length > 0) changes.push(this.#change(before, { from, to, text: charsOf(inserted) }));
      inserted = [];
    };
    for (const unit of after) {
      const place = places.get(unit.id);
      if (place === undefined) inserted.push(unit);
      else {
        flush(place);
        from = place + 1;
      }
    }
    flush(before.length);
    return changes.reverse();
  }

  #fresh(text: string): Unit[] {
    return Array.from(text, (char) => ({ char, id: this.#nextId++ }));
  }

  #change(before: readonly Unit[], { from, to, text }: Replacement): TextChange {
    return {
      range: { start: position(before, from), end: position(before, to) },
      text: text.replaceAll('\n', this.#lineEnd),
    };
  }
}

function charsOf(units: readonly Unit[]): string {
  return units.map(({ char }) => char).join('');
}

function linesOf(units: readonly Unit[]): Unit[][] {
  const lines: Unit[][] = [[]];
  for (const unit of units) {
    if (unit.char === '\n') lines.push([]);
    else lines.at(-1)?.push(unit);
  }
  return lines;
}

function position(units: readonly Unit[], offset: number): { line: number; character: number } {
  const before = charsOf(units.slice(0, offset)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
