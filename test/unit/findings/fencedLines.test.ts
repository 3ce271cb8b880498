import assert from 'node:assert/strict';
import { contentOf, findingsIn } from './parseAll.ts';
import { writeAnswer } from './writeAnswer.ts';
import { writtenFindings } from './writtenFindings.ts';

const answer = writeAnswer(writtenFindings, {}).trimEnd();
const plain = findingsIn(answer).map(contentOf);
const second = '### warning · L20 · Other\n\n```ts\ny\n```\n\nProse.\n\n```suggestion\nz\n```\n';

describe('an answer that stands in a fence', () => {
  for (const open of ['```markdown', '````markdown', '```md', '```text', '````text', '```', '````']) {
    for (const intro of ['', 'Here is my review:\n\n']) {
      const mark = /`+/.exec(open)![0];
      const what = `${open}${intro === '' ? '' : ' below a sentence'}`;

      it(`has the findings that it has without: ${what}`, () => {
        assert.deepEqual(findingsIn(`${intro}${open}\n${answer}\n${mark}`).map(contentOf), plain);
        assert.deepEqual(findingsIn(`${intro}${open}\n${answer}\n\n${mark}\n`).map(contentOf), plain);
        assert.deepEqual(findingsIn(`${intro}${open}\n${answer}\n`).map(contentOf), plain);
      });

      it(`may be followed by a sentence: ${what}`, () => {
        const found = findingsIn(`${intro}${open}\n${answer}\n${mark}\n\nTell me if you want more.\n`).map(contentOf);
        const last = plain.at(-1)!;
        assert.deepEqual(found, [
          ...plain.slice(0, -1),
          { ...last, body: `${last.body}\n\nTell me if you want more.` },
        ]);
      });
    }
  }

  it('has its findings also where prose stands above the code', () => {
    const other = second.replace('\n\n```ts\ny\n```\n\nProse.', '\n\nProse.\n\n```ts\ny\n```');
    const found = findingsIn(`Here it is:\n\n\`\`\`markdown\n${other}\n${second}\`\`\`\n`);
    assert.deepEqual(
      found.map(({ quote, suggestion }) => [quote, suggestion]),
      [
        ['y', 'z'],
        ['y', 'z'],
      ],
    );
  });

  it('gives no suggestion that a fence in it ended too early', () => {
    const markdown = second.replace('suggestion\nz\n', 'suggestion\nz\n```sh\nrun\n```\n');
    for (const gap of ['', '\n']) {
      const [finding] = findingsIn(`\`\`\`markdown\n${markdown}${gap}\`\`\`\n`);
      assert.equal(finding?.quote, 'y');
      assert.equal(finding.suggestion, undefined);
    }
  });
});

describe('a suggestion that nothing closes', () => {
  const first = '### critical · L12 · Title\n\n```ts\nx\n```\n\nProse.\n\n```suggestion\nfirst();\nsecond();';
  const found = (text: string) => findingsIn(text).map(({ quote, suggestion }) => [quote, suggestion]);
  const both = [
    ['x', 'first();\nsecond();'],
    ['y', 'z'],
  ];

  it('ends at the next heading right below it, if code follows that', () => {
    assert.deepEqual(found(`${first}\n${second}`), both);
    assert.deepEqual(found(`${first}\n${second.replace('```ts', '```')}`), both);
    assert.deepEqual(found(`${first}\n${second.replace('\n\n```ts', '\n```ts')}`), both);
    assert.deepEqual(found(`${first}\n${second.replace('```ts', 'Prose.\n\n```ts')}`), both);
  });

  it('goes on where a heading right below it may be code', () => {
    const code = `${first}\n### warning · L20 · Other\n`;
    assert.deepEqual(found(`${code}\`\`\`\n`), [['x', 'first();\nsecond();\n### warning · L20 · Other']]);
    assert.deepEqual(found(`${code}\nmore\n\`\`\`\n`), [
      ['x', 'first();\nsecond();\n### warning · L20 · Other\n\nmore'],
    ]);
    assert.equal(found(code.replace('```ts\nx\n```', '```\nx\n```')).length, 1);
  });

  it('is closed where its last line of code ends in the mark', () => {
    assert.deepEqual(found(`${first}\`\`\`\n\n${second}`), both);
    assert.deepEqual(found(`${first}\`\`\`  \n${second}`), both);
    assert.deepEqual(found(`${first}\n    \`\`\`\n\n${second}`), both);
  });

  it('is none where a line of its code ends in the mark, and more follows', () => {
    assert.deepEqual(found(`${first}\`\`\`\n\nprose\n\n${second}`), [['x', undefined], both[1]]);
    assert.deepEqual(found(`${first.replace('first();', 'first();```')}\n\n${second}`), [['x', undefined], both[1]]);
  });
});
