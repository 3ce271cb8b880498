/** ESLint's messages in, findings out: what the message says as the title, what the rule knows as the reason. */
import type { Linter } from 'eslint';
import { judgements } from './eslintRules.ts';
import type { EslintRun } from './eslintRun.ts';
import type { Finding, Severity } from './finding.ts';
import { lineFix } from './fix.ts';

/** What a plugin knows of its rule. */
export interface RuleMeta {
  readonly type?: string;
  readonly docs?: { readonly description?: string; readonly url?: string };
}

/** By full rule id, as in `@typescript-eslint/no-this-alias`; ESLint's own rules need none. */
export type RuleMetas = ReadonlyMap<string, RuleMeta>;

export function metasOf(prefix: string, rules: Readonly<Record<string, unknown>>): [string, RuleMeta][] {
  return Object.entries(rules).map(([name, rule]) => [`${prefix}/${name}`, (rule as { meta?: RuleMeta }).meta ?? {}]);
}

export function eslintFindings(run: EslintRun, code: string, metas: RuleMetas): Finding[] {
  return run.messages.map((message) => toFinding(message, run.shift, code, metas.get(message.ruleId ?? '')));
}

function toFinding(
  message: Linter.LintMessage,
  shift: EslintRun['shift'],
  code: string,
  meta: RuleMeta | undefined,
): Finding {
  const ruleId = message.ruleId ?? '';
  const [severity, reason] = judgements[ruleId] ?? [defaultSeverity(meta)];
  const proposal = message.fix ? { fix: message.fix } : mends(ruleId) ? message.suggestions?.[0] : undefined;
  const startLine = message.line - shift.lines;
  const endLine = Math.min((message.endLine ?? message.line) - shift.lines, code.split('\n').length);
  const edits = proposal ? [toEdit(proposal.fix, shift.characters)] : [];
  const fix = lineFix(code, edits, startLine, startLine);
  const [title = '', ...rest] = titleAndRest(inMarkdown(message.message));
  const advice = fix && proposal && 'desc' in proposal ? sentences(inMarkdown(proposal.desc)) : [];
  return {
    severity,
    startLine,
    endLine,
    column: message.column,
    rule: `[${ruleId}](${meta?.docs?.url ?? `https://eslint.org/docs/latest/rules/${ruleId}`})`,
    title,
    detail: [...rest, ...advice].map((sentence) => `${sentence}.`).join(' '),
    reason: reason ?? purpose(meta),
    ...(fix && { fix }),
  };
}

/** A comment in an empty block silences the rule; what is missing there is still missing. */
function mends(ruleId: string): boolean {
  return ruleId !== 'no-empty';
}

function defaultSeverity(meta: RuleMeta | undefined): Severity {
  return meta?.type === 'suggestion' ? 'suggestion' : meta?.type === 'layout' ? 'note' : 'warning';
}

function purpose(meta: RuleMeta | undefined): string {
  const description = meta?.docs?.description?.replace(/\.$/, '');
  if (!description) return '';
  return `The rule is there to ${description.charAt(0).toLowerCase()}${description.slice(1)}.`;
}

function toEdit({ range, text }: { range: readonly [number, number]; text: string }, shift: number) {
  return { start: range[0] - shift, end: range[1] - shift, text };
}

/** Names stand in quotes or angle brackets in a message; in Markdown they are code. */
function inMarkdown(message: string): string {
  // What follows the first line is advice on how to configure the rule; what is in brackets counts lines of its own.
  const [firstLine = ''] = message
    .replace(/ \(Variable .* at \d+:\d+\)/s, '')
    .trim()
    .split('\n');
  return firstLine.replace(/`[^`]*`|(?<!\w)'([^'`]+)'(?!\w)|<[^<>`]+>/g, (whole, name?: string) =>
    whole.startsWith('`') ? whole : `\`${name ?? whole}\``,
  );
}

/** The first sentence is the title; one as short as “Invalid loop” takes the second along. */
function titleAndRest(message: string): string[] {
  const [first = '', second, ...rest] = sentences(message);
  if (second === undefined) return [first];
  if (first.split(' ').length > 2) return [first, second, ...rest];
  return [`${first}: ${second.charAt(0).toLowerCase()}${second.slice(1)}`, ...rest];
}

function sentences(text: string): string[] {
  const all = text.replace(/\.$/, '').split(/\. (?=[A-Z])/);
  // How the rule is configured here is nobody's concern.
  return all.filter((sentence) => !sentence.startsWith('Allowed unused'));
}
