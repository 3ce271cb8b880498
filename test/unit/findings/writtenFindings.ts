/** Three findings as different as findings are: one line and several, inner indentation, blank lines, tabs, code in the title. */
import type { Written } from './writeAnswer.ts';

export const writtenFindings: readonly Written[] = [
  {
    severity: 'critical',
    startLine: 12,
    endLine: 14,
    title: 'Query is built from user input',
    quote: 'const rows = await db.query(\n  `select * from t where id = ${id}`,\n);',
    body: 'Anyone can send `id`, so anyone can read the table.',
    suggestion: "const rows = await db.query(\n  'select * from t where id = ?', [id],\n);",
  },
  {
    severity: 'warning',
    startLine: 20,
    endLine: 20,
    title: 'No timeout in `fetch`',
    quote: '  const reply = await fetch(url);',
    body: 'The request may hang.\n\nIt holds a slot as long.',
    suggestion: '  const reply = await fetch(url, { signal });',
  },
  {
    severity: 'suggestion',
    startLine: 24,
    endLine: 25,
    title: 'Read the file once: it is the same',
    quote: 'first = open(path).read()\nsecond = open(path).read()',
    body: 'Both read `path`, and (as the comment says) nothing writes it.\n- one\n- two',
    suggestion: 'first = second = open(path).read()',
  },
  {
    severity: 'note',
    startLine: 31,
    endLine: 35,
    title: 'load_user_by_id loads more than a user',
    quote: 'function load_user_by_id(id) {\n\n\treturn all(id);\n}',
    body: 'Its name says less than it does.',
    suggestion: 'function load_user(id) {\n\n\treturn all(id);\n}',
  },
];
