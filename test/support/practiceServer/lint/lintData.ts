/** CSS and JSON in, findings out: ESLint with its own language plugins. */
import css from '@eslint/css';
import json from '@eslint/json';
import type { Linter } from 'eslint';
import { eslintFindings, metasOf } from './eslintFindings.ts';
import { runEslint } from './eslintRun.ts';
import type { Code, LintResult } from './finding.ts';
import type { Wrapping } from './wrappings.ts';
import { bare, sheetWrappings } from './wrappings.ts';

interface Language {
  readonly config: Linter.Config;
  readonly wrappings: (code: string) => readonly Wrapping[];
}

const jsonWrappings = () => [bare, { before: '{\n', after: '\n}' }];

const languages: Readonly<Record<string, Language>> = {
  css: {
    config: {
      files: ['**/code.*'],
      plugins: { css },
      language: 'css/css',
      rules: {
        ...css.configs.recommended.rules,
        // Which browsers the page must serve, and what other files define, is not in the code.
        'css/use-baseline': 'off',
        'css/no-invalid-properties': ['error', { allowUnknownVariables: true }],
      },
    },
    wrappings: sheetWrappings,
  },
  json: {
    config: { files: ['**/code.*'], plugins: { json }, language: 'json/json', rules: json.configs.recommended.rules },
    wrappings: jsonWrappings,
  },
  jsonc: {
    config: { files: ['**/code.*'], plugins: { json }, language: 'json/jsonc', rules: json.configs.recommended.rules },
    wrappings: jsonWrappings,
  },
};

const metas = new Map([...metasOf('css', css.rules), ...metasOf('json', json.rules)]);

export function lintData({ text, languageId, isWholeFile }: Code): LintResult {
  const { config, wrappings } = languages[languageId] ?? languages['json']!;
  const outcome = runEslint({
    code: text,
    isWholeFile,
    wrappings: wrappings(text),
    config,
    fileName: `code.${languageId}`,
  });
  if ('unreadable' in outcome) return { type: 'unreadable', ...outcome.unreadable };
  return { type: 'findings', findings: eslintFindings(outcome, text, metas) };
}
