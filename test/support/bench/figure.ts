/** What was measured, and what it should be → a line of the table that `npm run bench` prints. */
import { assertNever } from '../../../src/util/assertNever.ts';
import { median } from './statistics.ts';

export interface Goal {
  readonly kind: 'atMost' | 'below' | 'atLeast';
  readonly value: number;
}

export interface Figure {
  /** Its benchmark comes first: `typing p95, busy`. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The least and the most of the rounds of which `value` is the median. */
  readonly spread?: readonly [least: number, most: number];
  /** Without one it only helps to read the others. */
  readonly goal?: Goal;
}

export const header = ['name', 'value', 'spread', 'unit', 'goal', 'value / goal', 'met'];

/** The median of the same measured in several rounds. @throws RangeError where there are none. */
export function ofRounds(
  name: string,
  unit: string,
  rounds: readonly number[],
  goal?: Goal,
): Figure & Required<Pick<Figure, 'spread'>> {
  const spread = [Math.min(...rounds), Math.max(...rounds)] as const;
  return { name, value: median(rounds), spread, unit, ...(goal ? { goal } : {}) };
}

/** The cells of its line, under `header`. */
export function cellsOf(figure: Figure): readonly string[] {
  const { name, value, spread, unit, goal } = figure;
  const cells = [name, digits(value), spread ? spread.map(digits).join('–') : '', unit];
  if (!goal) return [...cells, '', '', ''];
  const ratio = goal.value === 0 ? '' : (value / goal.value).toFixed(2);
  return [...cells, goalText(goal), ratio, isMet(value, goal) ? 'yes' : 'NO'];
}

export function isMet(value: number, { kind, value: limit }: Goal): boolean {
  switch (kind) {
    case 'atMost':
      return value <= limit;
    case 'below':
      return value < limit;
    case 'atLeast':
      return value >= limit;
    default:
      return assertNever(kind);
  }
}

const signs = { atMost: '≤', below: '<', atLeast: '≥' } as const;

function goalText({ kind, value }: Goal): string {
  return `${signs[kind]} ${value}`;
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
