/** The words and signs by which answers rank their findings in, our four severities out. */
import type { Severity } from '../review/finding.ts';

/** `own`: one of our four. `rank`: says how bad and nothing else. `speech`: a word that prose uses for much besides. */
type Kind = 'own' | 'rank' | 'speech';

interface Meaning {
  readonly severity: Severity;
  readonly kind: Kind;
}

export interface SeverityWord extends Meaning {
  readonly length: number;
}

const vocabulary: Readonly<Record<Severity, Readonly<Partial<Record<Kind, string>>>>> = {
  critical: {
    own: 'critical',
    rank: 'crit, blocker, blocking, severe, fatal, highest, high, urgent, must fix, p0, p1, sev0, sev1',
    speech: 'error, errors, bug, bugs, defect, security, vulnerability, danger',
  },
  warning: {
    own: 'warning',
    rank: 'warn, major, medium, moderate, should fix, p2, sev2',
    speech: 'important, caution, performance, correctness',
  },
  suggestion: {
    own: 'suggestion',
    rank: 'minor, low, nice to have, p3, sev3',
    speech:
      'improvement, enhancement, refactor, refactoring, style, stylistic, optimization, optimisation, cleanup, clean up, readability, maintainability, suggest',
  },
  note: {
    own: 'note',
    rank: 'nitpick, nit, trivial, informational, lowest, p4, sev4',
    speech: 'info, information, fyi, remark, observation, comment, question, tip',
  },
};

const severitiesInOrder = Object.keys(vocabulary) as Severity[];
const meanings = new Map<string, Meaning>(
  severitiesInOrder.flatMap((severity) =>
    Object.entries(vocabulary[severity]).flatMap(([kind, list]) =>
      list.split(', ').map((word) => [word, { severity, kind: kind as Kind }] as const),
    ),
  ),
);
const nouns = new Set(
  ['severity', 'priority', 'level', 'impact', 'risk', 'issue', 'bug', 'problem', 'finding', 'error'].concat([
    'concern',
    'item',
    'warning',
    'suggestion',
    'improvement',
  ]),
);

const name = /(?:severity|priority|level|impact)\s*[:=-]?\s*/iy;
const phrase = /[a-z][a-z0-9]*(?:[ -][a-z0-9]+){0,2}(?![\w\u00C0-\u024F])/iy;
const noun = /[ -]([a-z]+)(?![\w\u00C0-\u024F])/iy;
const ending = /\s+\((?:non-)?blocking\)|\s+#?\d{1,3}(?=\s*[:([])/y;

/** The severity that the text names at that place: “critical”, “High severity”, “Severity: low”, “Bug 2:”. */
export function severityAt(text: string, at: number): SeverityWord | undefined {
  const from = at + lengthOf(name, text, at);
  const found = meaningAt(text, from);
  if (!found) return undefined;
  let end = from + found.length;
  for (let match = run(noun, text, end); nouns.has(match?.[1]?.toLowerCase() ?? ''); match = run(noun, text, end)) {
    end += match?.[0].length ?? 0;
  }
  return { ...found, length: end + lengthOf(ending, text, end) - at };
}

function meaningAt(text: string, at: number): SeverityWord | undefined {
  let words = run(phrase, text, at)?.[0].toLowerCase() ?? '';
  for (; words !== ''; words = words.slice(0, Math.max(0, words.search(/[ -][^ -]*$/)))) {
    const meaning = meanings.get(words.replaceAll('-', ' '));
    if (meaning) return { ...meaning, length: words.length };
  }
  return undefined;
}

/** What a heading over several findings says of them all: “Critical issues”, “High severity (3)”, “Warnings”. */
export function groupSeverity(heading: string): { readonly severity: Severity; readonly isSure: boolean } | undefined {
  if (heading.length > 60) return undefined;
  const words = heading
    .toLowerCase()
    .replace(/(?:\s*[([]\d{1,4}[)\]]|\s*[:–—-]\s*\d{0,4})$/, '')
    .replace(/^severity\s*:\s*/, '')
    .split(/[ -]/);
  const count = [3, 2, 1].find((length) => length <= words.length && singular(words.slice(0, length)) !== undefined);
  const found = count === undefined ? undefined : singular(words.slice(0, count));
  const rest = words.slice(count);
  if (!found || !rest.every((word) => nouns.has(word.replace(/s$/, '')))) return undefined;
  // “Notes” and “Bugs” stand over much else.
  const isSure = rest.length > 0 || (found.kind !== 'speech' && found.severity !== 'note');
  return { severity: found.severity, isSure };
}

function singular(words: readonly string[]): Meaning | undefined {
  const joined = words.join(' ');
  return meanings.get(joined) ?? meanings.get(joined.replace(/s$/, ''));
}

function run(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  return run(pattern, text, at)?.[0].length ?? 0;
}
