import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findingsIn } from './parseAll.ts';

const documents: Readonly<Record<string, string>> = {
  'a read-me': `# Tiny Queue

A queue for tasks. **Note:** it keeps nothing on disk.

## Install

\`\`\`sh
npm install tiny-queue   # Warning: needs Node 20
\`\`\`

> **Warning**
> Version 2 is not compatible with version 1.

> [!IMPORTANT]
> Read [the guide](docs/guide.md#L12) first.

## Usage

1. Make a queue.
2. **Add tasks**: each is a function.
3. Wait for \`queue.idle()\`.

### Options

| option | default | note |
|---|---|---|
| \`size\` | 12 | critical for throughput |
| \`lines\` | 80-120 | |

- **size** (number): how many run at once
- **high** - the upper mark
- **Warning**: \`low\` must be below \`high\`
- **timeout** – milliseconds (line 3 of the example)

## Error handling

Errors are passed on. *Critical* ones stop the queue: see line 12 of \`src/queue.ts\`.

### Errors

\`\`\`ts
queue.on('error', (error) => log(error));
\`\`\`

## Performance

About 12–18 µs per task at 3:20 load. See https://example.org:8080/bench.

## Notes on style

### Suggestions welcome

Open an issue.

License
-------

MIT
`,
  'a changelog': `# Changelog

## 2.1.0 - 2026-03-12

### Fixed

- Fix crash on line 12 of an empty file (#128)
- **parser:** handle \`L12\` links ([#130](https://example.org/130))
- Error: "line 3: unexpected token" is gone

### Minor improvements

- Faster start

### Bug fixes

* **critical:** data loss on restart
* note the new default

## 2.0.0 (2025-12-01)

**Breaking:** Node 18 is gone.

- High memory use is halved
- Low-level API: see the guide

### Performance

- 12-18 % faster

## 1.0.0-beta.12

Initial release.
`,
  'a guide to severities': `# How we review

Every remark has a severity.

- **Critical**: must be mended before the merge.
- **Warning**: should be mended soon.
- **Suggestion**: think about it.
- **Note**: for your information.

1. Critical – stop.
2. Warning – slow down.

A finding names its lines, as in "critical, line 12".

## Severity levels

High, medium and low. Error budgets are another matter.

## What to look for

- Race conditions
- Unclosed handles: line by line
`,
  'an answer without findings': `I read the 120 lines of \`queue.ts\` and found nothing to report. The error handling on lines 12–18 is sound, and the note on line 40 says why.`,
  'prose about code': `The function on line 12 opens a file. Lines 14 to 18 read it.

**What happens:** the handle is passed on (line 20), and the caller closes it.

Error handling matters here: see L12. In line 30, a warning is logged:

\`\`\`ts
// critical · L12 · not a finding
console.warn('### warning · L12 · nor this');
/*
### critical · L12 · nor this
**Critical**: nor this (line 3)
*/
\`\`\`

So:

    ### note · L3 · nor this

Note that it is called twice. Suggestion boxes are fine.

* * *

Critical sections are short.
`,
  code: `import os  # critical: keep

def f(x):
    # note: line 12 matters
    return x  # warning - see L12

- name: error
  level: high
  line: 12
`,
  'a commit message': `Close the handle

Note: this changes line 12 only.

* warning is now an error
* error on line 3 is gone

Reviewed-by: someone
Severity: low
`,
};

describe('ordinary Markdown', () => {
  for (const [name, text] of Object.entries(documents)) {
    it(`holds no finding: ${name}`, () => {
      const marked = findingsIn(text).map(({ textStart }) => text.slice(textStart).split('\n')[0]);
      assert.deepEqual(marked, []);
    });
  }

  it('holds none in the documents of this project', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const files = readdirSync(root).filter((file) => file.endsWith('.md'));
    assert.ok(files.includes('README.md'));
    for (const file of files) {
      const text = readFileSync(path.join(root, file), 'utf8');
      const marked = findingsIn(text).map(({ textStart }) => text.slice(textStart).split('\n')[0]);
      assert.deepEqual(marked, [], file);
    }
  });
});
