/** Python in, findings out: Ruff, compiled to WebAssembly. */
import type { Diagnostic } from '@astral-sh/ruff-wasm-nodejs';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import type { Code, Finding, LintResult } from './finding.ts';
import type { Edit } from './fix.ts';
import { lineFix, offsetAt } from './fix.ts';
import { blockRules, familyOf, fileRules, functionRules, ignored, judgements, selected } from './pythonRules.ts';
import { isWholeBlock, isWholeFunction, pythonWrappings } from './pythonWrappings.ts';
import type { Wrapping } from './wrappings.ts';
import { bare } from './wrappings.ts';

const workspace = new Workspace({ lint: { select: selected, ignore: ignored } }, PositionEncoding.Utf16);

/** Ruff's code for what its parser cannot read. */
const invalidSyntax = 'invalid-syntax';

export function lintPython({ text, isWholeFile }: Code): LintResult {
  const asItIs = check(text, bare);
  const failure = asItIs.find((diagnostic) => diagnostic.code === invalidSyntax);
  if (!failure) return toResult(asItIs, text, isWholeFile, bare);
  for (const wrapping of isWholeFile ? [] : pythonWrappings(text).slice(1)) {
    const diagnostics = check(text, wrapping);
    if (diagnostics.every(({ code }) => code !== invalidSyntax))
      return toResult(diagnostics, text, isWholeFile, wrapping);
  }
  return { type: 'unreadable', line: failure.start_location.row, message: failure.message };
}

function check(text: string, { before, after }: Wrapping): Diagnostic[] {
  return workspace.check(before + text + after) as Diagnostic[];
}

function toResult(
  diagnostics: readonly Diagnostic[],
  text: string,
  isWholeFile: boolean,
  wrapping: Wrapping,
): LintResult {
  const shift = wrapping.before.split('\n').length - 1;
  const lines = text.split('\n');
  const lineCount = lines.length;
  const isSure = ({ code, start_location }: Diagnostic) => {
    const line = start_location.row - shift;
    if (line < 1 || line > lineCount || code === null) return false;
    if (isWholeFile) return true;
    if (fileRules.has(code)) return false;
    if (blockRules.has(code)) return isWholeBlock(lines, line);
    return !functionRules.has(code) || isWholeFunction(lines, line);
  };
  return {
    type: 'findings',
    findings: diagnostics.filter(isSure).map((diagnostic) => toFinding(diagnostic, text, shift, lineCount)),
  };
}

function toFinding(diagnostic: Diagnostic, text: string, shift: number, lineCount: number): Finding {
  const code = diagnostic.code ?? '';
  const family = familyOf(code);
  const [severity, reason] = judgements[code] ?? [family?.severity ?? 'warning'];
  const startLine = diagnostic.start_location.row - shift;
  const endLine = Math.min(diagnostic.end_location.row - shift, lineCount);
  const edits = diagnostic.fix?.edits.map(({ content, location, end_location }): Edit => ({
    start: offsetAt(text, location.row - shift, location.column),
    end: offsetAt(text, end_location.row - shift, end_location.column),
    text: content ?? '',
  }));
  const fix = lineFix(text, edits ?? [], startLine, startLine);
  const help = diagnostic.subDiagnostics.map(({ message }) => message).concat(diagnostic.fix?.message ?? '');
  const advice = help.find((sentence) => sentence !== '');
  return {
    severity,
    startLine,
    endLine,
    column: diagnostic.start_location.column,
    rule: `\`${code}\` (${family?.name ?? 'Ruff'})`,
    title: diagnostic.message.replace(/\.$/, ''),
    detail: advice === undefined ? '' : `${advice.replace(/\.$/, '')}.`,
    reason: reason ?? '',
    ...(fix && { fix }),
  };
}
