/** A source in, how often some lines or a part of them stand in it out; white space never counts. */
import type { Source } from './sources.ts';

export interface Standing {
  /** How often the lines stand in it as lines. */
  readonly timesWhole: (lines: readonly string[]) => number;
  /** How often the text stands in it, be it within lines, or across them. */
  readonly timesAnywhere: (lines: readonly string[]) => number;
  /** Whether it does so without what a careless copy loses at the end of a line. */
  readonly standsCarelessly: (lines: readonly string[]) => boolean;
}

const standings = new WeakMap<Source, Standing>();

export function standingIn(source: Source): Standing {
  const known = standings.get(source);
  if (known) return known;
  const whole = asLines(source.lines);
  const text = partOf(source.lines);
  const careless = partOf(source.lines.map(unended));
  const made: Standing = {
    timesWhole: (lines) => countOf(asLines(lines), whole),
    timesAnywhere: (lines) => countOf(partOf(lines), text),
    standsCarelessly: (lines) => careless.includes(partOf(lines.map(unended))),
  };
  standings.set(source, made);
  return made;
}

/** How often the text of the one lines stands in the others. */
export function timesWithin(part: readonly string[], lines: readonly string[]): number {
  return countOf(partOf(part), partOf(lines));
}

function countOf(part: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) count++;
  return count;
}

function asLines(lines: readonly string[]): string {
  return `\n${lines
    .map(squeeze)
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

/** What was cut off is not a part of it. */
function partOf(lines: readonly string[]): string {
  return squeeze(lines.join('')).replace(/(?:…|\.{3})$/, '');
}

function unended(line: string): string {
  return line.replace(/[;,\s]+$/, '');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
