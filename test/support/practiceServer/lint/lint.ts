/** A language in, the linter that reads it out. */
import type { Code, LintResult } from './finding.ts';
import { lintData } from './lintData.ts';
import { lintPython } from './lintPython.ts';
import { lintScript } from './lintScript.ts';

export interface Reader {
  /** How people call the language. */
  readonly language: string;
  /** What reads it. */
  readonly tool: string;
  /** What Markdown calls the language of a code block. */
  readonly fence: string;
  lint(code: Code): LintResult;
}

const eslint = 'ESLint with typescript-eslint';
const readers: Readonly<Record<string, Reader>> = {
  javascript: { language: 'JavaScript', tool: eslint, fence: 'javascript', lint: lintScript },
  javascriptreact: { language: 'JavaScript', tool: eslint, fence: 'jsx', lint: lintScript },
  typescript: { language: 'TypeScript', tool: eslint, fence: 'typescript', lint: lintScript },
  typescriptreact: { language: 'TypeScript', tool: eslint, fence: 'tsx', lint: lintScript },
  python: { language: 'Python', tool: 'Ruff', fence: 'python', lint: lintPython },
  css: { language: 'CSS', tool: "ESLint's CSS plugin", fence: 'css', lint: lintData },
  json: { language: 'JSON', tool: "ESLint's JSON plugin", fence: 'json', lint: lintData },
  jsonc: { language: 'JSON', tool: "ESLint's JSON plugin", fence: 'jsonc', lint: lintData },
};

/** What people write behind the fence of a code block, and what files are called. */
const aliases: Readonly<Record<string, string>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
};

export const languages = [...new Set(Object.values(readers).map(({ language }) => language))];

/** The language's own name counts first, then the end of the file's name. */
export function readerFor(languageId: string, file: string): { languageId: string; reader: Reader } | undefined {
  for (const name of [languageId, /\.(\w+)$/.exec(file)?.[1] ?? '']) {
    const id = aliases[name] ?? name;
    const reader = readers[id];
    if (reader) return { languageId: id, reader };
  }
  return undefined;
}
