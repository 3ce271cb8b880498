/** JavaScript and TypeScript in, findings out: ESLint's own rules, typescript-eslint's, and those for security and regular expressions. */
import eslint from '@eslint/js';
import type { Linter } from 'eslint';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import regexp from 'eslint-plugin-regexp';
import security from 'eslint-plugin-security';
import tseslint from 'typescript-eslint';
import { eslintFindings, metasOf } from './eslintFindings.ts';
import { extraRules } from './eslintRules.ts';
import { runEslint } from './eslintRun.ts';
import type { Code, LintResult } from './finding.ts';
import { scriptWrappings } from './wrappings.ts';

const fileNames: Readonly<Record<string, string>> = {
  javascript: 'code.jsx',
  javascriptreact: 'code.jsx',
  typescript: 'code.ts',
  typescriptreact: 'code.tsx',
};

const unused: Linter.RuleEntry = [
  'error',
  { caughtErrors: 'none', ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
];

const commonRules: Linter.RulesRecord = {
  ...eslint.configs.recommended.rules,
  ...extraRules,
  'regexp/no-contradiction-with-assertion': 'error',
  'regexp/no-dupe-disjunctions': 'error',
  'regexp/no-misleading-capturing-group': 'error',
  'regexp/no-super-linear-backtracking': 'error',
  'no-unsanitized/method': 'error',
  'no-unsanitized/property': 'error',
  'security/detect-buffer-noassert': 'error',
  'security/detect-child-process': 'error',
  'security/detect-disable-mustache-escape': 'error',
  'security/detect-pseudoRandomBytes': 'error',
  // The linter cannot know the globals of the place where the code runs.
  'no-undef': 'off',
  'no-unused-vars': unused,
};

/** The rules that typescript-eslint replaces by its own, and those that overloads would trip. */
const replacedRules: Linter.RulesRecord = {
  'no-array-constructor': 'off',
  'no-dupe-class-members': 'off',
  'no-redeclare': 'off',
  'no-unused-vars': 'off',
  '@typescript-eslint/no-unused-vars': unused,
};

const base: Linter.Config = {
  files: ['**/code.*'],
  plugins: { regexp, security, 'no-unsanitized': noUnsanitized, '@typescript-eslint': tseslint.plugin },
  // Reads both languages, and says of both where reading them fails.
  languageOptions: { parser: tseslint.parser },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};

const javaScript: Linter.Config = { ...base, rules: commonRules };

const typeScript: Linter.Config = {
  ...base,
  rules: { ...(tseslint.configs.strict.at(-1)?.rules as Linter.RulesRecord), ...commonRules, ...replacedRules },
};

const { rules: typeScriptRules } = tseslint.plugin as { rules?: Readonly<Record<string, unknown>> };
const metas = new Map([
  ...metasOf('@typescript-eslint', typeScriptRules ?? {}),
  ...metasOf('regexp', regexp.rules),
  ...metasOf('security', security.rules),
  ...metasOf('no-unsanitized', noUnsanitized.rules),
]);

export function lintScript({ text, languageId, isWholeFile }: Code): LintResult {
  const outcome = runEslint({
    code: text,
    isWholeFile,
    wrappings: scriptWrappings(text),
    config: languageId.startsWith('typescript') ? typeScript : javaScript,
    fileName: fileNames[languageId] ?? 'code.jsx',
  });
  if ('unreadable' in outcome) return { type: 'unreadable', ...outcome.unreadable };
  return { type: 'findings', findings: eslintFindings(outcome, text, metas) };
}
