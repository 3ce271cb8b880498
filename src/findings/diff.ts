/** The lines of a diff fence and the quoted code in, what becomes of the quoted code out. */

interface Change {
  readonly kind: 'keep' | 'remove' | 'add';
  readonly text: string;
}

export interface DiffResult {
  readonly before: string;
  readonly after: string;
}

/** Undefined where the fence holds more than one place, or nothing that changes. */
export function readDiff(code: string): DiffResult | undefined {
  const changes = changesIn(code);
  return changes && resultOf(changes);
}

/**
 * The quote as the diff leaves it; undefined where the diff does not fit. It may show lines around the quote,
 * as long as it keeps them, or only some lines of the quote, as long as they stand there once.
 */
export function applyDiff(code: string, quote: string): string | undefined {
  const changes = changesIn(code);
  if (!changes) return undefined;
  const loose = withoutSpace(changes);
  return fit(changes, quote) ?? (loose && fit(loose, quote));
}

function fit(changes: readonly Change[], quote: string): string | undefined {
  const old = changes.filter(({ kind }) => kind !== 'add');
  const lines = quote.split('\n');
  const place = onlyPlace(
    old.map(({ text }) => text),
    lines,
  );
  if (place !== undefined) {
    const inner = cut(changes, place, lines.length);
    return inner && resultOf(inner).after;
  }
  const { before, after } = resultOf(changes);
  const within = before === '' ? undefined : onlyPlace(lines, before.split('\n'));
  return within === undefined
    ? undefined
    : [...lines.slice(0, within), ...(after === '' ? [] : [after]), ...lines.slice(within + old.length)].join('\n');
}

/** The changes to so many old lines from that one on, if all others are kept. */
function cut(changes: readonly Change[], from: number, length: number): readonly Change[] | undefined {
  const inner: Change[] = [];
  let old = 0;
  for (const change of changes) {
    const isInside = change.kind === 'add' ? old >= from && old <= from + length : old >= from && old < from + length;
    if (isInside) inner.push(change);
    else if (change.kind !== 'keep') return undefined;
    if (change.kind !== 'add') old++;
  }
  return inner;
}

/** Where `part` stands in `whole`, if it does so once. */
function onlyPlace(whole: readonly string[], part: readonly string[]): number | undefined {
  const places: number[] = [];
  for (let at = 0; at + part.length <= whole.length && places.length < 2; at++) {
    if (part.every((line, index) => line.trimEnd() === whole[at + index]?.trimEnd())) places.push(at);
  }
  return places.length === 1 ? places[0] : undefined;
}

function changesIn(code: string): readonly Change[] | undefined {
  const lines = code
    .split('\n')
    .filter((line) => !/^(?:diff --git |index [\da-f]+\.\.|--- \S|\+\+\+ \S|\\ No newline)/.test(line));
  const hunks = lines.flatMap((line, index) => (line.startsWith('@@') ? [index] : []));
  if (hunks.length > 1 || (hunks[0] ?? 0) > 0) return undefined;
  const changes = lines.slice(hunks.length).map(changeIn);
  return changes.some(({ kind }) => kind !== 'keep') ? changes : undefined;
}

function changeIn(line: string): Change {
  if (line.startsWith('+')) return { kind: 'add', text: line.slice(1) };
  if (line.startsWith('-')) return { kind: 'remove', text: line.slice(1) };
  return { kind: 'keep', text: line.startsWith(' ') ? line.slice(1) : line };
}

/** Some put a space behind the sign: “- old” for “-old”. */
function withoutSpace(changes: readonly Change[]): readonly Change[] | undefined {
  const isSpaced = changes.every(({ text }) => text === '' || text.startsWith(' '));
  return isSpaced ? changes.map(({ kind, text }) => ({ kind, text: text.slice(1) })) : undefined;
}

function resultOf(changes: readonly Change[]): DiffResult {
  const side = (other: Change['kind']) =>
    changes
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('\n');
  return { before: side('add'), after: side('remove') };
}
