/** A review in; all of it as one Markdown document out, to be read, searched, kept and sent on. */
import { isRunning, type Phase } from '../review/phase.ts';
import { severityWord, titleOf } from '../review/severityWord.ts';
import type { FindingState } from '../review/findings.ts';
import type { ReviewState } from '../review/state.ts';
import type { TargetSummary } from '../review/target.ts';
import { assertNever } from '../util/assertNever.ts';
import type { Localizer } from '../util/localizer.ts';
import { visibleText } from '../util/visibleText.ts';
import { inCode } from './inCode.ts';
import { inertMarkdown } from './inertMarkdown.ts';

export function reviewDocument(state: ReviewState, l10n: Localizer): string {
  const { target, model, endpoint, startedAt, findings, text } = state;
  const facts = [
    l10n.t('Model: {0}', inCode(model)),
    l10n.t('Server: {0}', endpoint),
    l10n.t('Begun: {0}', new Date(startedAt).toLocaleString()),
    standing(state, l10n),
    l10n.t('AI-generated, may be wrong'),
  ];
  const parts = [
    `# ${l10n.t('Review of {0}', placeOf(target, l10n))}`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    findings.length === 0 ? '' : `${l10n.t('Findings:')}\n\n${findings.map((one) => line(one, l10n)).join('\n')}`,
    '---',
    text.trim(),
  ];
  // The whole of it: a server's own words may stand above the answer, too.
  return inertMarkdown(visibleText(`${parts.filter((part) => part !== '').join('\n\n')}\n`));
}

/** `invoice.ts-review.md`, without what a name of a file cannot have. */
export function documentName({ label }: TargetSummary, what: 'review' | 'request' = 'review'): string {
  const name = label.split('/').at(-1) ?? label;
  return `${visibleText(name).replace(/[<>:"/\\|?*\t\n]/g, '_')}-${what}.md`;
}

function placeOf({ label, startLine, endLine, kind }: TargetSummary, l10n: Localizer): string {
  if (kind === 'file') return inCode(label);
  return startLine === endLine
    ? l10n.t('{0}, line {1}', inCode(label), startLine)
    : l10n.t('{0}, lines {1}–{2}', inCode(label), startLine, endLine);
}

function standing({ phase, cause, error }: ReviewState, l10n: Localizer): string {
  const words = phaseWords(phase, cause, l10n);
  return error && !isRunning(phase) ? `${words} ${error.message}` : words;
}

function phaseWords(phase: Phase, cause: string | undefined, l10n: Localizer): string {
  switch (phase) {
    case 'queued':
    case 'connecting':
    case 'streaming':
      return l10n.t('Still being written.');
    case 'finished':
      return l10n.t('Complete.');
    case 'cancelled':
      return l10n.t('Incomplete: it was stopped.');
    case 'truncated':
      return cause === 'contentFilter'
        ? l10n.t('Incomplete: the content filter of the server ended it.')
        : l10n.t('Incomplete: the model stopped at its output limit.');
    case 'interrupted':
      return cause === 'reload'
        ? l10n.t('Incomplete: the window was reloaded.')
        : l10n.t('Incomplete: it was cut off.');
    case 'failed':
      return l10n.t('Failed.');
    default:
      return assertNever(phase);
  }
}

function line(finding: FindingState, l10n: Localizer): string {
  const { anchor, severity } = finding;
  const words = [severityWord(severity, l10n), whereOf(anchor, l10n), whatBecame(finding, l10n)];
  const title = titleOf(finding, l10n).replace(/[\\`*_[\]<>]/g, String.raw`\$&`);
  return `1. ${title} (${words.filter((word) => word !== '').join(', ')})`;
}

function whereOf(anchor: FindingState['anchor'], l10n: Localizer): string {
  if (anchor?.kind !== 'located') return anchor ? l10n.t('not located') : '';
  const { startLine, endLine } = anchor;
  return startLine === endLine ? l10n.t('line {0}', startLine) : l10n.t('lines {0}–{1}', startLine, endLine);
}

function whatBecame({ disposition }: FindingState, l10n: Localizer): string {
  switch (disposition) {
    case 'open':
      return '';
    case 'applied':
      return l10n.t('applied');
    case 'discarded':
      return l10n.t('discarded');
    default:
      return assertNever(disposition);
  }
}
