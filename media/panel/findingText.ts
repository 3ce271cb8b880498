/** A finding and where it is by now in, the words for its head and what can be done with it out. */
import type { Anchor, FindingPlace, LineSpan } from '../../src/review/finding.ts';
import type { FindingState } from '../../src/review/findings.ts';
import type { FindingIntent } from '../../src/protocol/messages.ts';
import { lineRange } from './format.ts';
import { t } from './l10n.ts';
import { severityWord } from './severity.ts';

export interface ShownFinding {
  readonly finding: FindingState;
  /** Undefined until the host has told, and where it cannot. */
  readonly place: FindingPlace | undefined;
  /** What was reviewed is in a document, so there is a place to go to. */
  readonly hasDocument: boolean;
}

/** The answer's own, or what kind of finding it is where the heading says nothing else. */
export function titleOf({ title, severity }: FindingState): string {
  return title === '' ? severityWord(severity) : title;
}

/** Its lines; `isSure` where they are more than what the answer claims. */
export function linesOf({
  finding,
  place,
}: ShownFinding): { readonly lines: LineSpan; readonly isSure: boolean } | undefined {
  const { anchor, hint } = finding;
  if (place) return { lines: place, isSure: true };
  if (anchor?.kind === 'located') return { lines: anchor, isSure: true };
  return hint && { lines: hint, isSure: false };
}

/** `L52–54`; some models say the lines the wrong way round. */
export function linesLabel({ startLine, endLine }: LineSpan): string {
  return `L${lineRange({ startLine: Math.min(startLine, endLine), endLine: Math.max(startLine, endLine) })}`;
}

/** What the reader must know before trusting it, and why. */
export function noteOf({
  finding,
  place,
}: ShownFinding): { readonly words: string; readonly why?: string } | undefined {
  const { anchor, disposition } = finding;
  if (disposition === 'applied') return { words: t('Applied') };
  if (disposition === 'discarded') return { words: t('Discarded') };
  if (anchor?.kind === 'notLocated') return { words: t('not located'), why: reasonOf(anchor) };
  if (place?.state === 'changed') return { words: t('changed since the review') };
  if (place?.state === 'outdated') return { words: t('outdated: not there any more') };
  return undefined;
}

/** What the buttons below it do, the likeliest first. */
export function actionsFor({ finding, place, hasDocument }: ShownFinding): readonly FindingIntent[] {
  const { writing, disposition, fix } = finding;
  if (writing || disposition !== 'open') return [];
  // Where the document has not been open yet, the host looks before it changes anything.
  const isSafe = fix.kind === 'apply' && hasDocument && (place?.state ?? 'inPlace') === 'inPlace';
  return [
    ...(isSafe ? (['apply'] as const) : []),
    ...(fix.kind !== 'none' && hasDocument ? (['preview'] as const) : []),
    'discard',
    'copyFinding',
  ];
}

export function actionLabel(action: FindingIntent): string {
  return {
    revealFinding: t('Show in the editor'),
    apply: t('Apply'),
    preview: t('Preview'),
    discard: t('Discard'),
    reopen: t('Restore'),
    copyFinding: t('Copy'),
  }[action];
}

function reasonOf({ reason }: Extract<Anchor, { kind: 'notLocated' }>): string {
  return {
    noQuote: t('The answer quotes no code here.'),
    missing: t('The code that the answer quotes was not found.'),
    ambiguous: t('The code that the answer quotes was found more than once.'),
  }[reason];
}
