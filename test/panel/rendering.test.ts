// What is on the page while an answer grows: the same as of one shot in the end, and nothing of the reader's is lost.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openProsePage, type ProsePage } from '../support/panelPage/prosePage.ts';
import { pieces } from '../unit/media/markdown/corpus.ts';
import { longTexts } from '../unit/media/markdown/longTexts.ts';

const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join('')),
  ...Object.values(longTexts),
);

describe('prose', () => {
  let prose: ProsePage;

  before(async () => {
    prose = await openProsePage();
  });
  after(() => prose.close());

  it('is in the end what one shot shows, and never more than the text, however it was cut', async () => {
    const cases = fc.sample(fc.tuple(texts, fc.integer({ min: 1, max: 60 })), { numRuns: 300, seed: 20261123 });
    const wrong = await prose.page.evaluate(
      (all) =>
        all.filter(
          ([text, length]) =>
            window.Prose.shownOf(window.Prose.piecesOf(text, length)) !== window.Prose.shownOf([text]),
        ),
      cases,
    );
    assert.deepEqual(wrong[0], undefined);
  });

  it('keeps the kind of each block that it has shown, whatever the pieces', async () => {
    const text = [
      'The rounding is right. See [the docs](https://e.example/a) and `a | b`.',
      '## Findings',
      '1. First\n2. Second\n   - nested\n\n10. Tenth',
      '- [ ] task\n- [x] done\n* * *\n- - -\n---',
      '**Bold** begins, and *so* does this.\n* a list after words',
      '| a | b |\n|---|:-:|\n| 1 | 2 |',
      'Words above a table:\n| c | d |\n|---|---|\n| 3 | 4 |',
      '```ts\nconst a = [1, 2];\n- no list\n# no heading\n``\n```',
      '~~~diff\n- a\n+ b\n~~~',
      '> quoted\n> more',
      '`code` begins a line, ``two`` as well',
      '[ref]: https://e.example "title"\n\nSee [ref], and 2 numbers.\n3 more\n\n1986 was long ago.',
      '[link](https://e.example) begins.',
      '- item:\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- or\n\n  | c | d |\n  |---|---|\n  | 3 | 4 |',
      '1. one\n\n   ```ts\n   const a = 1;\n   ```\n\n   | e | f |\n   |:--|--:|\n   | 5 | 6 |\n2. two || three | four\n   more',
      '> | g | h |\n> |---|---|\n> | 7 | 8 |\n>\n> - quoted\n>   - deeper',
      '`a || b` and a | b are words\n| so is this\nand this.',
      '_underlined_ and __init__ and #hashtag, +1, a - b, > 3',
    ].join('\n\n');
    for (const length of [1, 2, 3, 5, 7, 11, 40]) {
      const flip = await prose.page.evaluate(
        ([whole, length]) => window.Prose.firstFlip(window.Prose.piecesOf(whole, length)),
        [text, length] as const,
      );
      assert.equal(flip, undefined, `in pieces of ${length}`);
    }
  });

  const words = 'The total of the cart is wrong where a refund was given twice. ';
  const held: readonly (readonly [name: string, begun: string, selected: string, more: readonly string[]])[] = [
    ['a word of a paragraph', words.repeat(4), 'refund', [words, '*em', 'phasis* ', words.repeat(3), '\n\nNext.\n\n']],
    ['words that become bold', 'One **bold wo', 'bold', ['rd', '** here', '. More.\n\nNext.\n\n']],
    [
      'the last item of a list',
      '- one\n- two refunds',
      'refunds',
      [' and more', '\n- three', '\n\n- four', '\n\nNext.\n\n'],
    ],
    ['the first item of a list', '- refunds\n- two', 'refunds', ['\n- three\n', '\n- four\n\n', 'Next.\n\n']],
    [
      'a line of a fence',
      `\`\`\`ts\nconst refund = 1;\n`,
      'refund = 1',
      ['let b;\n'.repeat(70), `\`\`\`\n`, '\nNext.\n\n'],
    ],
    ['a cell', '| a | b |\n|---|---|\n| refund | 2 |\n', 'refund', ['| 3 ', '| 4 |\n', '| 5 | 6 |\n\nNext.\n\n']],
    ['a quotation', '> a refund\n', 'refund', ['> more\n', '\nNext.\n\n']],
  ];
  for (const [name, begun, selected, more] of held) {
    it(`keeps what the reader has selected: ${name}`, async () => {
      const left = await prose.page.evaluate(
        async ([begun, selected, more]) => {
          window.Prose.begin(begun);
          await window.Prose.select(selected);
          const seen = [String(getSelection())];
          for (const delta of more) {
            window.Prose.goOn(delta);
            await window.Prose.whenPainted();
            seen.push(String(getSelection()));
          }
          return seen;
        },
        [begun, selected, more] as const,
      );
      assert.deepEqual(left, Array(more.length + 1).fill(selected));
    });
  }

  it('keeps the focus on a link, and how far code was scrolled, while their block goes on', async () => {
    const kept = await prose.page.evaluate(() => {
      window.Prose.begin(`- see [the docs](https://e.example) here\n- ${'`'.repeat(3)}\n  ${'x'.repeat(400)}\n`);
      document.querySelector('a')?.focus();
      const pre = document.querySelector('pre');
      if (pre) pre.scrollLeft = 50;
      for (const delta of ['  more\n', '  and\n', `  ${'`'.repeat(3)}\n`, '- next\n', '- one\n\nEnd.\n\n'])
        window.Prose.goOn(delta);
      return [document.activeElement?.textContent, document.querySelector('pre')?.scrollLeft];
    });
    assert.deepEqual(kept, ['the docs', 50]);
  });

  it('is copied as the code was written, though a long block is on the page in parts', async () => {
    const code = Array.from({ length: 100 }, (_, index) => (index % 7 === 3 ? '' : `line ${index};`)).join('\n');
    const copied = await prose.page.evaluate((code) => {
      window.Prose.begin(`\`\`\`\n${code}\n\`\`\`\n\nEnd.\n\n`);
      const pre = document.querySelector('pre');
      if (pre) getSelection()?.selectAllChildren(pre);
      return String(getSelection());
    }, code);
    assert.equal(copied.trimEnd(), code);
  });

  it('paints code in its language once it is complete', async () => {
    const scopes = await prose.page.evaluate(async () => {
      window.Prose.begin(`- \`\`\`py\n  def f(): return "a"\n  \`\`\`\n- b\n- c\n\n\`\`\`ts\nconst a = 'b';\n`);
      await window.Prose.whenPainted(1);
      const before = window.Prose.painted();
      window.Prose.goOn(`\`\`\`\n\nEnd.\n\n`);
      await window.Prose.whenPainted(2);
      return [before, window.Prose.painted()];
    });
    const python = 'hljs-keyword hljs-title function_ hljs-keyword hljs-string';
    assert.deepEqual(scopes, [
      [python, ''],
      [python, 'hljs-keyword hljs-string'],
    ]);
  });
});
