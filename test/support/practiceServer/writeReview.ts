/** Code and what a linter found in it, in; the review as Markdown out, in the form that the extension asks models for. */
import type { Finding, LineFix, LintResult } from './lint/finding.ts';
import { severities } from './lint/finding.ts';
import type { Reader } from './lint/lint.ts';
import { languages, readerFor } from './lint/lint.ts';
import type { PromptCode } from './readPrompt.ts';

const maxFindings = 8;
const maxPerRule = 3;
const maxQuotedLines = 8;

const introduction =
  'This is the practice server of Second Look: no model wrote this review, linters did, and they know nothing but their rules.';

/** Reads the code for real: other code, another review. */
export function writeReview(prompt: PromptCode | undefined): string {
  if (!prompt) return `${introduction} There is no code in the request, so there is nothing to review.`;
  const found = readerFor(prompt.languageId, prompt.file);
  if (!found) {
    const language = prompt.languageId === '' ? 'code without a language' : `“${prompt.languageId}”`;
    return `${introduction} It has no linter for ${language}; it reads ${list(languages)}.`;
  }
  const { reader, languageId } = found;
  const result = reader.lint({ text: prompt.code, languageId, isWholeFile: prompt.isWholeFile });
  return result.type === 'unreadable' ? unreadable(result, prompt, reader) : review(result.findings, prompt, reader);
}

function unreadable(
  { line, message }: Extract<LintResult, { type: 'unreadable' }>,
  prompt: PromptCode,
  { language, tool }: Reader,
): string {
  const said = `“${message.replace(/\.$/, '')}”, on line ${line + prompt.startLine - 1}`;
  const advice = prompt.isWholeFile ? 'Mend that first.' : 'Select whole statements, or review the whole file.';
  return `${introduction} ${tool} could not read ${place(prompt)} as ${language}, so there are no findings. ${advice}\n\nNote: the parser says ${said}.`;
}

function review(all: readonly Finding[], prompt: PromptCode, reader: Reader): string {
  const distinct = withoutRepeats(worstFirst(all));
  const findings = choose(distinct);
  if (findings.length === 0) return `${introduction} ${reader.tool} found nothing to report in ${place(prompt)}.`;
  const counts = severities
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${nouns[severity][count === 1 ? 0 : 1]}`);
  const rest = distinct.length - findings.length;
  const more = rest === 0 ? '' : ` ${rest === 1 ? 'One more is' : `${rest} more are`} left out here.`;
  const summary = `${introduction} In ${place(prompt)}, ${reader.tool} found ${list(counts)}.${more}`;
  return [summary, ...findings.map((finding, index) => write(finding, findings.slice(0, index), prompt, reader))].join(
    '\n\n',
  );
}

const nouns = {
  critical: ['critical finding', 'critical findings'],
  warning: ['warning', 'warnings'],
  suggestion: ['suggestion', 'suggestions'],
  note: ['note', 'notes'],
} as const;

function worstFirst(findings: readonly Finding[]): Finding[] {
  const weight = ({ severity }: Finding) => severities.indexOf(severity);
  return findings.toSorted((a, b) => weight(a) - weight(b) || a.startLine - b.startLine);
}

/** Two rules that point at one place speak of one thing, and two suggestions for one line cannot both be taken. */
function withoutRepeats(sorted: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of sorted) {
    const isRepeat = (other: Finding) =>
      (other.startLine === finding.startLine && other.column === finding.column) ||
      (other.fix &&
        finding.fix &&
        other.fix.startLine <= finding.fix.endLine &&
        finding.fix.startLine <= other.fix.endLine);
    if (!kept.some(isRepeat)) kept.push(finding);
  }
  return kept;
}

/** Few, and few of a kind. */
function choose(findings: readonly Finding[]): Finding[] {
  const isEarlyOfItsKind = (finding: Finding, index: number) =>
    findings.slice(0, index).filter((other) => other.rule === finding.rule).length < maxPerRule;
  return findings.filter(isEarlyOfItsKind).slice(0, maxFindings);
}

function write(finding: Finding, before: readonly Finding[], prompt: PromptCode, { fence }: Reader): string {
  // A suggestion replaces exactly the lines that are quoted.
  const { startLine, endLine } = finding.fix ?? finding;
  const lines = prompt.code.split('\n').slice(startLine - 1, endLine);
  const quote = finding.fix ? lines : lines.slice(0, maxQuotedLines);
  const first = before.find((other) => other.rule === finding.rule && other.startLine !== finding.startLine);
  const reason = first ? `The same as on line ${first.startLine + prompt.startLine - 1}.` : finding.reason;
  return [
    `### ${finding.severity} · ${lineRange(startLine + prompt.startLine - 1, endLine + prompt.startLine - 1)} · ${finding.title}`,
    fenced(fence, quote),
    [reason, finding.detail, `Rule: ${finding.rule}.`].filter((sentence) => sentence !== '').join(' '),
    ...suggestion(finding.fix),
  ].join('\n\n');
}

function suggestion(fix: LineFix | undefined): string[] {
  return fix ? [fenced('suggestion', fix.lines)] : [];
}

/** The fence is longer than any run of backticks in what it holds. */
function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function place({ file, startLine, code }: PromptCode): string {
  const endLine = startLine + code.split('\n').length - 1;
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
  return file === '' ? lines : `${lines} of \`${file}\``;
}

function lineRange(start: number, end: number): string {
  return start === end ? `L${start}` : `L${start}–${end}`;
}

function list(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items);
}
