/** The ways in which answers leave the form that the prompt asks for: families of styles, each with several members. */
import type { Severity } from '../../../src/review/finding.ts';
import { fenced, type Style } from './writeAnswer.ts';

export interface Deviation {
  readonly name: string;
  readonly style: Style;
}

const words = (critical: string, warning: string, suggestion: string, note: string): Record<Severity, string> => ({
  critical,
  warning,
  suggestion,
  note,
});

/** All of them at once; where two set the same thing, the later one counts. */
export function mergedStyle(deviations: readonly Deviation[]): Style {
  return deviations.reduce<Style>((merged, { style }) => ({ ...merged, ...style }), {});
}

/** Old lines and new ones, as the one hunk of a diff. */
function diff(suggestion: string, quote: string): string {
  const lines = (sign: string, code: string) => (code === '' ? [] : code.split('\n').map((line) => sign + line));
  return [...lines('-', quote), ...lines('+', suggestion)].join('\n');
}

export const families: Readonly<Record<string, readonly Deviation[]>> = {
  'order of the parts': (
    [
      ['suggestion', 'quote', 'body'],
      ['suggestion', 'body', 'quote'],
      ['body', 'quote', 'suggestion'],
      ['body', 'suggestion', 'quote'],
      ['quote', 'suggestion', 'body'],
    ] as const
  ).map((order) => ({ name: order.join(', '), style: { order } })),

  'missing parts': [
    { name: 'no title', style: { without: ['title'] } },
    { name: 'no lines', style: { without: ['lines'] } },
    { name: 'no quote', style: { without: ['quote'] } },
    { name: 'no severity', style: { without: ['severity'] } },
    { name: 'no suggestion', style: { without: ['suggestion'] } },
    { name: 'no prose', style: { without: ['body'] } },
    { name: 'no quote, no suggestion', style: { without: ['quote', 'suggestion'] } },
    { name: 'heading alone', style: { without: ['quote', 'suggestion', 'body'] } },
    { name: 'no title, no lines', style: { without: ['title', 'lines'] } },
  ],

  'words for lines': (
    [
      ['Line 12', (from, to) => (from === to ? `Line ${from}` : `Lines ${from}-${to}`)],
      ['L12-18', (from, to) => (from === to ? `L${from}` : `L${from}-${to}`)],
      ['L12-L18', (from, to) => (from === to ? `L${from}` : `L${from}-L${to}`)],
      ['lines 12 to 18', (from, to) => `lines ${from} to ${to}`],
      ['12–18', (from, to) => (from === to ? String(from) : `${from}–${to}`)],
      ['(lines 12-18)', (from, to) => `(lines ${from}-${to})`],
      ['src/app.ts:12', (from, to) => (from === to ? `src/app.ts:${from}` : `src/app.ts:${from}-${to}`)],
      ['`src/app.ts:12`', (from, to) => (from === to ? `\`src/app.ts:${from}\`` : `\`src/app.ts:${from}-${to}\``)],
      ['L12:4', (from, to) => (from === to ? `L${from}:4` : `L${from}:4-L${to}:9`)],
      ['em dash', (from, to) => `L${from}—${to}`],
      ['minus', (from, to) => `L${from}−${to}`],
      ['reversed', (from, to) => `L${to}–${from}`],
      ['lines from 12 through 18', (from, to) => `Lines ${from} through ${to}`],
      ['Line: 12', (from, to) => (from === to ? `Line: ${from}` : `Lines: ${from}–${to}`)],
      ['link', (from, to) => `[L${from}-${to}](src/app.ts#L${from}-L${to})`],
      ['app.py, line 12', (from, to) => `app.py, lines ${from}–${to}`],
    ] as const satisfies readonly (readonly [string, (from: number, to: number) => string])[]
  ).map(([name, lines]) => ({ name, style: { lines } })),

  'set otherwise': [
    { name: 'bold', style: { heading: (text) => `**${text}**` } },
    { name: 'bold with underscores', style: { heading: (text) => `__${text}__` } },
    { name: 'bold heading', style: { heading: (text) => `### **${text}**` } },
    { name: 'level 1', style: { heading: (text) => `# ${text}` } },
    { name: 'level 2', style: { heading: (text) => `## ${text}` } },
    { name: 'level 6', style: { heading: (text) => `###### ${text}` } },
    { name: 'closed heading', style: { heading: (text) => `### ${text} ###` } },
    { name: 'no space behind the marks', style: { heading: (text) => `###${text}` } },
    { name: 'underlined with ===', style: { heading: (text) => `${text}\n==========` } },
    { name: 'underlined with ---', style: { heading: (text) => `${text}\n---` } },
    { name: 'bold and underlined', style: { heading: (text) => `**${text}**\n---` } },
    { name: 'plain', style: { heading: (text) => text } },
    { name: 'in capitals', style: { severity: words('CRITICAL', 'WARNING', 'SUGGESTION', 'NOTE') } },
  ],

  'arranged otherwise': [
    {
      name: '**Critical**: title (line 12)',
      style: arranged((s, l, t) => join(s && `**${bare(s)}**:`, t, l && `(${l})`)),
    },
    {
      name: '### Critical: title (line 12)',
      style: arranged((s, l, t) => `### ${join(s && `${s}:`, t, l && `(${l})`)}`),
    },
    { name: '### Critical - title - L12', style: arranged((s, l, t) => `### ${dashed(s, t, l)}`) },
    { name: '### L12: critical: title', style: arranged((s, l, t) => `### ${[l, s, t].filter(Boolean).join(': ')}`) },
    {
      name: '### title (critical, line 12)',
      style: arranged((s, l, t) => `### ${join(t, `(${[s, l].filter(Boolean).join(', ')})`)}`),
    },
    { name: '### [Critical] L12: title', style: arranged((s, l, t) => `### ${join(s && `[${s}]`, l && `${l}:`, t)}`) },
    { name: '**critical** (L12): title', style: arranged((s, l, t) => join(s && `**${bare(s)}**`, l && `(${l}):`, t)) },
    {
      name: '**critical · L12** title',
      style: arranged((s, l, t) =>
        join([s, l].some(Boolean) ? `**${[bare(s), l].filter(Boolean).join(' · ')}**` : '', t),
      ),
    },
    {
      name: '### critical, line 12: title',
      style: arranged((s, l, t) => `### ${[join([s, l].filter(Boolean).join(', ')), t].filter(Boolean).join(': ')}`),
    },
    { name: '### critical L12 title', style: arranged((s, l, t) => `### ${join(s, l, t)}`) },
  ],

  'marks before it': [
    { name: '1.', style: { marker: (number) => `${number}. ` } },
    { name: '1)', style: { marker: (number) => `${number}) ` } },
    { name: '-', style: { marker: () => '- ' } },
    { name: '*', style: { marker: () => '* ' } },
    { name: '•', style: { marker: () => '• ' } },
    { name: '1., nothing indented', style: { marker: (number) => `${number}. `, isFlat: true } },
    { name: '-, nothing indented', style: { marker: () => '- ', isFlat: true } },
    { name: 'number in the heading', style: { title: (title) => title, arrange: numbered } },
    { name: '[ ]', style: { marker: () => '- [ ] ', isFlat: true } },
  ],

  'words for severity': [
    { name: 'error, major, improvement, nit', style: { severity: words('error', 'major', 'improvement', 'nit') } },
    { name: 'bug, medium, minor, info', style: { severity: words('Bug', 'Medium', 'Minor', 'Info') } },
    {
      name: 'high, moderate, low, informational',
      style: { severity: words('High', 'Moderate', 'Low', 'Informational') },
    },
    { name: 'blocker, warn, refactor, nitpick', style: { severity: words('Blocker', 'Warn', 'Refactor', 'Nitpick') } },
    { name: 'emoji and word', style: { severity: words('🔴 Critical', '🟠 Warning', '🟡 Suggestion', '🔵 Note') } },
    { name: 'emoji alone', style: { severity: words('🔴', '🟠', '🟢', '🔵') } },
    { name: 'brackets', style: { severity: words('[Critical]', '[Warning]', '[Suggestion]', '[Note]') } },
    { name: 'parentheses', style: { severity: words('(critical)', '(warning)', '(suggestion)', '(note)') } },
    { name: 'code span', style: { severity: words('`critical`', '`warning`', '`suggestion`', '`note`') } },
    { name: 'with a noun', style: { severity: words('Critical issue', 'Medium severity', 'Low priority', 'Note') } },
    {
      name: 'Severity: …',
      style: { severity: words('Severity: critical', 'Severity: warning', 'Severity: low', 'Severity: note') },
    },
    { name: 'emphasis', style: { severity: words('**critical**', '**warning**', '**suggestion**', '**note**') } },
  ],

  separators: [' — ', ' – ', ' - ', ' | ', ': ', ' • ', ' :: ', ' / '].map((separator) => ({
    name: `“${separator}”`,
    style: { separator },
  })),

  'nested lists': [
    { name: 'below a file', style: { nest: '- **src/app.ts**', marker: () => '- ' } },
    { name: 'below a file, numbered', style: { nest: '* `src/app.ts`', marker: (number) => `${number}. ` } },
    { name: 'parts are items', style: { bullet: '- ' } },
    { name: 'parts are indented items', style: { bullet: '  * ' } },
    { name: 'labelled items', style: { bullet: '- ', label: { quote: '**Code:**', suggestion: '**Fix:**' } } },
  ],

  'quote set otherwise': [
    { name: 'with its language', style: { quote: (code) => fenced('ts', code) } },
    { name: 'info “quote”', style: { quote: (code) => fenced('quote', code) } },
    { name: 'tildes', style: { quote: (code) => fenced('', code, '~~~') } },
    { name: 'longer fence', style: { quote: (code) => fenced('js', code, '`````') } },
    { name: 'blockquote', style: { quote: (code) => code.replace(/^/gm, '> ') } },
    { name: 'fence in a blockquote', style: { quote: (code) => fenced('ts', code).replace(/^/gm, '> ') } },
    { name: 'indented', style: { quote: (code) => code.replace(/^(?=.)/gm, '    ') } },
    { name: 'code span', style: { quote: (code) => `\`${code}\``, code: { quote: 'const answer = ask(40 + 2);' } } },
    { name: 'labelled', style: { label: { quote: 'Current code:' } } },
    { name: 'labelled in bold', style: { label: { quote: '**Before**' } } },
  ],

  'headings and fences in the code': [
    {
      name: 'comment as in a shell',
      style: { code: { quote: '# critical · L1 · Title\nrun\n### note · L3 · Other' } },
    },
    { name: 'bold in a doc comment', style: { code: { quote: '/**\n**Critical**: lines (line 3)\n*/\nrun();' } } },
    {
      name: 'Markdown, named',
      style: {
        code: { quote: 'A form:\n\n### critical · L12 · Title\n\nText' },
        quote: (code: string) => fenced('markdown', code),
      },
    },
    {
      name: 'Markdown with a fence, longer fence',
      style: {
        code: { quote: 'A form:\n\n### critical · L12 · Title\n\n```ts\nx\n```' },
        quote: (code: string) => fenced('', code, '````'),
      },
    },
    {
      name: 'a list in the suggestion',
      style: { code: { suggestion: '# Warning: mind line 3\n- **note** (line 4): x\n1. y' } },
    },
  ],

  'suggestion set otherwise': [
    { name: 'suggestion:-0+3', style: { suggestion: (code) => fenced('suggestion:-0+3', code) } },
    { name: 'ts suggestion', style: { suggestion: (code) => fenced('ts suggestion', code) } },
    { name: 'tildes', style: { suggestion: (code) => fenced('suggestion', code, '~~~') } },
    { name: 'diff', style: { bringsQuote: true, suggestion: (code, quote) => fenced('diff', diff(code, quote)) } },
    {
      name: 'diff with a hunk header',
      style: {
        bringsQuote: true,
        suggestion: (code, quote) => fenced('diff', `@@ -1,2 +1,2 @@\n${diff(code, quote)}`),
      },
    },
    ...[
      'Suggested fix:',
      '**Suggestion:**',
      'Fix:',
      'Replace with:',
      '#### Suggested fix',
      'Here is the corrected code:',
      '_Proposed change:_',
    ].map((label): Deviation => ({
      name: label,
      style: { label: { suggestion: label }, suggestion: (code) => fenced('ts', code) },
    })),
    { name: 'empty', style: { code: { suggestion: '' } } },
  ],

  'more sections': [
    { name: 'summary behind', style: { after: '## Summary\n\nMend the first one soon.' } },
    { name: 'conclusion in bold behind', style: { after: '**Conclusion**\n\nMend the first one soon.' } },
    {
      name: 'summary before',
      style: { before: '# Code review\n\n## Summary\n\n- Critical: 1\n- Warnings: 1\n\n## Findings' },
    },
    { name: 'table before', style: { before: '| severity | line |\n|---|---|\n| critical | 12 |' } },
    { name: 'rules between', style: { between: '---' } },
    { name: 'group heading', style: { before: '## 🔴 Critical issues', group: 'critical' } },
    { name: 'underlined section', style: { before: 'Findings\n========' } },
    { name: 'praise before', style: { before: '### What works well\n\n- Note how small the functions are.' } },
  ],

  'lines and spaces': [
    { name: 'CRLF', style: { text: (answer) => answer.replaceAll('\n', '\r\n') } },
    { name: 'CR', style: { text: (answer) => answer.replaceAll('\n', '\r') } },
    { name: 'no line break at the end', style: { text: (answer) => answer.trimEnd() } },
    { name: 'no blank lines between the parts', style: { gap: '\n' } },
    { name: 'two blank lines between the parts', style: { gap: '\n\n\n' } },
    { name: 'all indented by two', style: { text: (answer) => answer.replace(/^(?=.)/gm, '  ') } },
  ],
};

function arranged(write: (severity: string, lines: string, title: string) => string): Style {
  return {
    arrange: ({ severity, lines, title }) => write(severity, lines, title),
    heading: (text) => text,
  };
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** Bold within bold is no Markdown. */
function bare(severity: string): string {
  return severity.replaceAll('*', '');
}

function dashed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' - ');
}

function numbered(parts: {
  readonly severity: string;
  readonly lines: string;
  readonly title: string;
  readonly separator: string;
}): string {
  return `2. ${[parts.severity, parts.lines, parts.title].filter((part) => part !== '').join(parts.separator)}`;
}
