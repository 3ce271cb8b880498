/** Code, the wrappings to try and a configuration in; what ESLint reports about the code's own lines out. */
import { Linter } from 'eslint';
import { variableRules, wholeBlockRules } from './eslintRules.ts';
import type { Wrapping } from './wrappings.ts';
import { bare } from './wrappings.ts';

export interface EslintTask {
  readonly code: string;
  readonly isWholeFile: boolean;
  /** Tried in order until one parses; the first is the code as it is. */
  readonly wrappings: readonly Wrapping[];
  /** Reads nothing from the disk; matches files by this name only. */
  readonly config: Linter.Config;
  readonly fileName: string;
}

/** Message positions count within what was linted; `shift` leads back to the code. */
export interface EslintRun {
  readonly messages: readonly Linter.LintMessage[];
  readonly shift: { readonly lines: number; readonly characters: number };
}

export type EslintOutcome = EslintRun | { readonly unreadable: { readonly line: number; readonly message: string } };

/** Tries the wrappings; where none parses, says what the parser said about the code as it is. */
export function runEslint(task: EslintTask): EslintOutcome {
  const linter = new Linter({ configType: 'flat' });
  const verify = (wrapping: Wrapping, config: Linter.Config) =>
    linter.verify(wrapping.before + task.code + wrapping.after, [config], { filename: task.fileName });
  // Without rules an attempt costs a tenth, and most attempts fail.
  const parseOnly = { ...task.config, rules: {} };
  const failureOf = (wrapping: Wrapping) => verify(wrapping, parseOnly).find((message) => message.fatal);

  const failure = failureOf(bare);
  const candidates = task.isWholeFile ? [] : task.wrappings.slice(1);
  const wrapping = failure ? candidates.find((candidate) => !failureOf(candidate)) : bare;
  if (wrapping) return keepSure(task, wrapping, verify(wrapping, task.config), linter);
  const { line = 1, message = '' } = failure ?? {};
  return { unreadable: { line, message: message.replace(/^Parsing error: /, '') } };
}

function keepSure(
  task: EslintTask,
  wrapping: Wrapping,
  messages: readonly Linter.LintMessage[],
  linter: Linter,
): EslintRun {
  const lines = wrapping.before.split('\n').length - 1;
  const lineCount = task.code.split('\n').length;
  const isSure = (message: Linter.LintMessage) => {
    const line = message.line - lines;
    if (!message.ruleId || line < 1 || line > lineCount) return false;
    // A comment in the code switched it on, or names a rule of a plugin that is not here.
    if (!Object.hasOwn(task.config.rules ?? {}, message.ruleId)) return false;
    if (task.isWholeFile) return true;
    if (wrapping !== bare && message.ruleId === 'no-unused-private-class-members') return false;
    if (wrapping.isCut && wholeBlockRules.has(message.ruleId)) return false;
    return !variableRules.has(message.ruleId) || isKnownToItsEnd(message, task, wrapping, linter);
  };
  return { messages: messages.filter(isSure), shift: { lines, characters: wrapping.before.length } };
}

/** Whether the code shows all of the scope in which the name lives that the message is about. */
function isKnownToItsEnd(message: Linter.LintMessage, task: EslintTask, wrapping: Wrapping, linter: Linter): boolean {
  const source = linter.getSourceCode();
  const offset = source.getIndexFromLoc({ line: message.line, column: message.column - 1 });
  const scopes = source.scopeManager.scopes;
  const named = scopes.find(
    (scope) =>
      scope.variables.some((variable) => variable.identifiers.some((identifier) => identifier.range?.[0] === offset)) ||
      scope.references.some((reference) => reference.identifier.range?.[0] === offset && reference.resolved),
  );
  const reference = named?.references.find((candidate) => candidate.identifier.range?.[0] === offset);
  const scope = reference?.resolved?.scope ?? named ?? innermost(scopes, offset);
  if (!scope || scope.type === 'global' || scope.type === 'module') return false;
  const [start, end] = scope.block.range ?? [0, 0];
  return start >= wrapping.before.length && end <= wrapping.before.length + task.code.length;
}

type Scopes = NonNullable<ReturnType<Linter['getSourceCode']>['scopeManager']>['scopes'];

function innermost(scopes: Scopes, offset: number): Scopes[number] | undefined {
  return scopes.findLast(({ block }) => block.range && block.range[0] <= offset && offset < block.range[1]);
}
