import assert from 'node:assert/strict';
import { contentOf, findingsIn } from './parseAll.ts';

type Row = readonly [line: string, severity: string, lines: string, title: string];

const canonical = '### critical · L1 · First\n\nProse.\n\n';

function summary(text: string): readonly (readonly string[])[] {
  return findingsIn(text).map(({ severity, hint, title }) => [
    severity,
    hint ? `${hint.startLine}-${hint.endLine}` : '',
    title,
  ]);
}

describe('a line that heads a finding', () => {
  const rows: readonly Row[] = [
    ['### error, L12: Leaks', 'critical', '12-12', 'Leaks'],
    ['### Critical: SQL injection at line 12', 'critical', '12-12', 'SQL injection'],
    ['### Warning: line 12 leaks the handle', 'warning', '12-12', 'line 12 leaks the handle'],
    ['### L12 Leaks', 'warning', '12-12', 'Leaks'],
    ['### Leaks (src/app.ts:12-18)', 'warning', '12-18', 'Leaks'],
    ['### Leaks — `src/app.ts:12`', 'warning', '12-12', 'Leaks'],
    ['### `src/app.ts:12` · warning · Leaks', 'warning', '12-12', 'Leaks'],
    ['### 🔴 Leaks', 'critical', '', 'Leaks'],
    ['### 🟡 Leaks (L3)', 'warning', '3-3', 'Leaks'],
    ['### ⚠️ Leaks (line 3)', 'warning', '3-3', 'Leaks'],
    ['### 1. [High] Leaks (lines 3-4)', 'critical', '3-4', 'Leaks'],
    ['### Finding 2: Medium severity — Leaks (L3)', 'warning', '3-3', 'Leaks'],
    ['### Issue #3 · nit · L3 · Name', 'note', '3-3', 'Name'],
    ['### Bug 2 (L3): Leaks', 'critical', '3-3', 'Leaks'],
    ['### 警告 · L5 · 変数が未定義', 'warning', '5-5', '変数が未定義'],
    ['### Logic error · L2 · Leaks', 'warning', '2-2', 'Leaks'],
    ['### P1 (High) · L2 · Leaks', 'critical', '2-2', 'Leaks'],
    ['### CWE-89 · L2 · Leaks', 'warning', '2-2', 'Leaks'],
    ['### Security · L12 · SQL injection', 'critical', '12-12', 'SQL injection'],
    ['### Concurrency · L12 · Race', 'warning', '12-12', 'Race'],
    ['### critical · L12 · Error: not handled', 'critical', '12-12', 'Error: not handled'],
    ['### note · L12 · -1 is returned', 'note', '12-12', '-1 is returned'],
    ['### note · L12 · [a, b] is empty', 'note', '12-12', '[a, b] is empty'],
    ['### note · L12 · "x" (of 3)', 'note', '12-12', '"x" (of 3)'],
    ['### warning · L12 · Unused · dead', 'warning', '12-12', 'Unused · dead'],
    ['### Unhandled rejection (critical)', 'critical', '', 'Unhandled rejection'],
    ['#### **Critical** - Leaks (L3)', 'critical', '3-3', 'Leaks'],
    ['**🔴 Critical | L12 | Leaks**', 'critical', '12-12', 'Leaks'],
    ['🔴 **Critical** (L12): Leaks', 'critical', '12-12', 'Leaks'],
    ['**Critical:** Leaks', 'critical', '', 'Leaks'],
    ['**warning · Leaks**', 'warning', '', 'Leaks'],
    ['**Leaks** (line 12)', 'warning', '12-12', 'Leaks'],
    ['**Leaks (line 12)**', 'warning', '12-12', 'Leaks'],
    ['**L12–14**: Leaks', 'warning', '12-14', 'Leaks'],
    ['1. **SQL injection** (High, line 12)', 'critical', '12-12', 'SQL injection'],
    ['- [Critical] L12: Leaks', 'critical', '12-12', 'Leaks'],
    ['- **Nit** (L12): Name', 'note', '12-12', 'Name'],
    ['- Line 12: Leaks', 'warning', '12-12', 'Leaks'],
    ['- warning · Leaks', 'warning', '', 'Leaks'],
    ['critical · L12 · Leaks', 'critical', '12-12', 'Leaks'],
    ['[Warning] L12: Leaks', 'warning', '12-12', 'Leaks'],
    ['suggestion (non-blocking), L12: Name', 'suggestion', '12-12', 'Name'],
    ['Warning · Leaks\n---', 'warning', '', 'Leaks'],
    ['Leaks (line 12)\n===', 'warning', '12-12', 'Leaks'],
  ];
  for (const [line, severity, lines, title] of rows) {
    it(line.replaceAll('\n', ' ⏎ '), () => {
      assert.deepEqual(summary(`Some words.\n\n${line}\n\nProse.\n`), [[severity, lines, title]]);
    });
  }

  const sentences: readonly (readonly [line: string, title: string, body: string])[] = [
    ['- **Warning** (L3): It leaks. Close it in `finally`.', 'It leaks', 'Close it in `finally`.'],
    ['**SQL injection** (critical, line 3): the query is *built* here.', 'SQL injection', 'the query is *built* here.'],
    ['1. **Critical: It leaks.** (L3) Close it.', 'It leaks', 'Close it.'],
    ['**note · L3 · e.g. This one stays whole**', 'e.g. This one stays whole', ''],
  ];
  for (const [line, title, body] of sentences) {
    it(`goes on in prose: ${line}`, () => {
      const [finding, ...others] = findingsIn(`${line}\n`).map(contentOf);
      assert.deepEqual(others, []);
      assert.equal(finding?.title, title);
      assert.equal(finding.body, body);
      assert.deepEqual(finding.hint, { startLine: 3, endLine: 3 });
    });
  }

  it('heads none where it says that there is none', () => {
    for (const line of [
      '**Critical:** None',
      '### Warnings: none found',
      '**Critical:** No issues found.',
      '### Note: N/A',
    ]) {
      assert.deepEqual(summary(`${canonical}${line}\n`), [['critical', '1-1', 'First']], line);
    }
  });

  it('takes what it lacks from the lines below', () => {
    for (const below of [
      '**Severity:** High\n**Lines:** 12–18',
      '- Severity: high\n- Location: src/app.ts:12-18',
      'Lines: 12-18\nPriority: P1',
      '- **Line**: 12-18\n- **Severity**: 🔴 Critical (security)',
    ]) {
      const found = findingsIn(`# Review\n\n### 1. SQL injection\n\n${below}\n\nProse.\n`).map(contentOf);
      assert.deepEqual(found, [
        {
          severity: 'critical',
          title: 'SQL injection',
          hint: { startLine: 12, endLine: 18 },
          quote: undefined,
          suggestion: undefined,
          body: 'Prose.',
        },
      ]);
    }
  });

  it('needs code below it where it says little', () => {
    for (const line of [
      '### Note: Name',
      '### Performance: Slow',
      '**Warning:** Leaks',
      '1. **Medium**: Leaks',
      '### critical',
    ]) {
      assert.equal(findingsIn(`${line}\n\n\`\`\`\na\n\`\`\`\n`).length, 1, line);
    }
    for (const line of [
      '### Note: Name',
      '### Performance: Slow',
      '**Warning:** Leaks',
      '### critical',
      '### Errors',
    ]) {
      assert.equal(findingsIn(`${line}\n\nProse.\n`).length, 0, line);
    }
  });

  it('has the severity of the heading above it where it names none', () => {
    const text =
      '## Critical issues\n\n### SQL injection\n\na\n\n### Race (L3)\n\nb\n\n## Nits\n\n- L4: Name\n\n## Other\n\n- L5: Name\n';
    assert.deepEqual(summary(text), [
      ['critical', '', 'SQL injection'],
      ['critical', '3-3', 'Race'],
      ['note', '4-4', 'Name'],
      ['warning', '5-5', 'Name'],
    ]);
  });
});

describe('a line that heads no finding', () => {
  const lines = [
    '### Note on error handling',
    '### Error handling',
    '### Critical path of the request',
    '## Critical issues',
    '### High Severity (3)',
    '### 🔴 Critical Issues',
    '## Summary',
    '## Findings',
    '### Warnings and how to silence them',
    '### Line of sight',
    '### 3. Overview',
    '**Note** that the function is pure.',
    '**Note:** see the guide.',
    '**Important:** read line 12 first.',
    '**Bold** words.',
    '- **Note**: it is fine.',
    '- Error: something',
    '- Fixes the crash on line 12',
    '- Critical: 2',
    'Note: line 12 is fine.',
    'Warning: see line 12.',
    'Critical, as line 12 shows.',
    'Error on line 12.',
    'On line 12, the handle leaks.',
    'High load (line 12) is rare.',
    '> ### critical · L12 · Cited',
    '    ### critical · L12 · Code',
    '| critical | L12 | Cell |',
    '`### critical · L12 · Code`',
    '#critical · L12 · Tag',
    '####### critical · L12 · Seven',
    'Prose about it\n---',
    'Line 12 of the poem\n---',
  ];
  for (const line of lines) {
    it(line.replaceAll('\n', ' ⏎ '), () => {
      assert.deepEqual(summary(`Some words.\n\n${line}\n\nProse.\n`), []);
    });
  }

  const within = [
    '#### Note: the caller (line 40)',
    '#### Explanation',
    '### Suggested fix',
    '### Suggestion',
    '**Note**: the caller does too (line 40)',
    '**Caller** (line 40)',
    '**Suggestion:** close it on line 40.',
    '- Line 40: reads it',
    '- **Line 40**: reads it',
    '- Note: it is read (line 40)',
    '**Impact**',
    '> **Critical** · L40 · Cited',
  ];
  for (const line of within) {
    it(`within a finding: ${line}`, () => {
      const [finding, ...others] = findingsIn(`${canonical}${line}\n\nMore.\n`);
      assert.deepEqual(others, []);
      assert.equal(finding?.body, `Prose.\n\n${line}\n\nMore.`);
    });
  }

  const ending = [
    '## Summary',
    '### Conclusion',
    '**Summary**',
    '## Critical issues',
    '### What works well',
    '# End',
    'Summary\n---',
  ];
  for (const line of ending) {
    it(`but ends the finding above: ${line.replaceAll('\n', ' ⏎ ')}`, () => {
      const text = `${canonical}${line}\n\nMore.\n`;
      const [finding, ...others] = findingsIn(text);
      assert.deepEqual(others, []);
      assert.equal(finding?.body, 'Prose.');
      assert.equal(finding.textEnd, text.indexOf(line));
    });
  }

  const following = [
    '**Critical** · line 40 · Other',
    '**Warning**: Other (line 40)',
    '- **High** (L40): Other',
    'critical · L40 · Other',
    '- critical · L40 · Other',
    '#### critical · L40 · Other',
  ];
  for (const line of following) {
    it(`unlike one that says enough within another: ${line}`, () => {
      assert.deepEqual(
        findingsIn(`${canonical}${line}\n`).map(({ title, hint }) => [title, hint?.startLine]),
        [
          ['First', 1],
          ['Other', 40],
        ],
      );
    });
  }
});
