/** What was measured, and what it should be → a line of the table that `npm run bench` prints. */
import { assertNever } from '../../../src/util/assertNever.ts';

export interface Goal {
  readonly kind: 'atMost' | 'below';
  readonly value: number;
}

export interface Figure {
  /** Its benchmark comes first: `typing p95, busy`. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Without one it only helps to read the others. */
  readonly goal?: Goal;
}

export const header = ['name', 'value', 'unit', 'goal', 'ratio', 'met'];

/** The cells of its line, under `header`. */
export function cellsOf(figure: Figure): readonly string[] {
  const { name, value, unit, goal } = figure;
  if (!goal) return [name, digits(value), unit, '', '', ''];
  const ratio = goal.value === 0 ? '' : (value / goal.value).toFixed(2);
  return [name, digits(value), unit, goalText(goal), ratio, isMet(value, goal) ? 'yes' : 'NO'];
}

export function isMet(value: number, { kind, value: limit }: Goal): boolean {
  switch (kind) {
    case 'atMost':
      return value <= limit;
    case 'below':
      return value < limit;
    default:
      return assertNever(kind);
  }
}

function goalText({ kind, value }: Goal): string {
  return `${kind === 'below' ? '<' : '≤'} ${value}`;
}

/** Three that count, and no fraction where they are all before the point. */
function digits(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** Lines of cells → text with its columns below each other; the second one, which has the numbers, to the right. */
export function tableOf(lines: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const aligned = (cell: string, column: number) =>
    column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return lines.map((cells) => `${cells.map(aligned).join('  ').trimEnd()}\n`).join('');
}
