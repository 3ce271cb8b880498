/** The words and signs by which answers rank their findings in, our four severities out. */
import type { Severity } from '../review/finding.ts';

export interface SeverityWord {
  readonly severity: Severity;
  readonly length: number;
  /** `own`: one of our four. `rank`: says how bad and nothing else. `speech`: a word that prose uses for much besides. */
  readonly kind: 'own' | 'rank' | 'speech';
}

type Kind = SeverityWord['kind'];

const words: Readonly<Record<Severity, Readonly<Partial<Record<Kind, string>>>>> = {
  critical: {
    own: 'critical',
    rank: 'crit|blocker|blocking|severe|fatal|highest|high|urgent|must[ -]fix|p0|p1|sev[ -]?[01]',
    speech: 'errors?|bugs?|defect|security|vulnerability|danger',
  },
  warning: {
    own: 'warning',
    rank: 'warn|major|medium|moderate|should[ -]fix|p2|sev[ -]?2',
    speech: 'important|caution|performance|correctness',
  },
  suggestion: {
    own: 'suggestion',
    rank: 'minor|low|nice[ -]to[ -]have|p3|sev[ -]?3',
    speech:
      'improvement|enhancement|refactor(?:ing)?|style|stylistic|optimi[sz]ation|clean[ -]?up|readability|maintainability|suggest',
  },
  note: {
    own: 'note',
    rank: 'nitpick|nit|trivial|informational|lowest|p4|sev[ -]?4',
    speech: 'info(?:rmation)?|fyi|remark|observation|comment|question|tip',
  },
};

const kinds: readonly Kind[] = ['own', 'rank', 'speech'];
const ranked = (Object.keys(words) as Severity[]).flatMap((severity) =>
  kinds.map((kind) => ({ severity, kind, pattern: words[severity][kind] ?? '' })),
);
const alternatives = ranked.map(({ pattern }) => `(${pattern})`).join('|');
const nouns = 'severity|priority|level|impact|risk|issue|bug|problem|finding|error|concern|warning';
const word = new RegExp(
  String.raw`(?:(?:severity|priority|level|impact)\s*[:=-]?\s*)?(?:${alternatives})(?![\p{L}\d_])` +
    String.raw`(?:[ -](?:${nouns})(?![\p{L}\d_]))*(?:\s+\(non-blocking\)|\s+\(blocking\)|\s+#?\d{1,3}(?=\s*:))?`,
  'iuy',
);

/** The severity that the text names at that place. */
export function severityAt(text: string, at: number): SeverityWord | undefined {
  word.lastIndex = at;
  const match = word.exec(text);
  const found = match && ranked[match.slice(1).findIndex((group) => group !== undefined)];
  return found ? { severity: found.severity, kind: found.kind, length: match[0].length } : undefined;
}

export interface Sign {
  /** Undefined for a sign that says nothing of how bad it is. */
  readonly severity?: Severity;
  readonly length: number;
  /** Coloured discs and squares rank things; the other signs decorate any heading. */
  readonly isRank: boolean;
}

const signs: Readonly<Record<Severity, string>> = {
  critical: '🔴🟥❌🚨🛑⛔🐛🐞',
  warning: '🟠🟧🟡🟨⚠',
  suggestion: '🟢🟩💡',
  note: '🔵🟦⚪ℹ📝',
};
const ofRank = new Set('🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦');
const sign = /(\p{Extended_Pictographic})[\uFE0F\u200D\p{Emoji_Modifier}]*/uy;

/** The emoji that stands at that place. */
export function signAt(text: string, at: number): Sign | undefined {
  sign.lastIndex = at;
  const [whole, first = ''] = sign.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const severity = (Object.keys(signs) as Severity[]).find((key) => signs[key].includes(first));
  return { length: whole.length, isRank: ofRank.has(first), ...(severity && { severity }) };
}

const group = new RegExp(
  String.raw`^(?:severity\s*:\s*)?(?:${alternatives})s?((?:[ -](?:severity|priority|level|issues?|findings?|problems?|bugs?|errors?|risks?|items?|concerns?|warnings?|suggestions?|improvements?))*)` +
    String.raw`(?:\s*[([]\d{1,4}[)\]]|\s*[:–—-]\s*\d{0,4})?$`,
  'iu',
);

/** What a heading over several findings says of them all: “Critical issues”, “High severity (3)”, “Warnings”. */
export function groupSeverity(heading: string): { readonly severity: Severity; readonly isSure: boolean } | undefined {
  const match = heading.length > 60 ? null : group.exec(heading);
  const found = match && ranked[match.slice(1, -1).findIndex((part) => part !== undefined)];
  if (!found) return undefined;
  // “Notes” and “Bugs” stand over much else.
  const isSure = (match.at(-1) ?? '') !== '' || (found.kind !== 'speech' && found.severity !== 'note');
  return { severity: found.severity, isSure };
}
