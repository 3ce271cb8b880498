/** Texts that are mostly one long block, with what may end it or make it another in between. */
import fc from 'fast-check';

const words = 'The total of a cart is wrong where a refund was given twice. ';
const inline = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a word ', 'is ', 'more, ', words, 'x', ' ', 'ends. ', 'load_user_by_id ') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '`code` ',
      '**bold** ',
      '*em*',
      '_em_ ',
      '[a](https://e.example) ',
      '~~no~~ ',
      'f(a[0]) ',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['*', '**', '_', '`', '``', '~', '~~', '[', ']', '](', ')', '![', '<', '<b ', '>', '\\', '&amp;', '|', ' | '],
      ...['[ref]', '[ref]: https://e.example', '<T>', '"', 'https://e.example/a_b', 'me@e.example', 'a * b ', '2 < 3 '],
    ),
  },
);
const lineEnd = fc.constantFrom(
  '\n',
  '\n',
  '\n',
  '\n',
  '  \n',
  '\\\n',
  '\n===\n',
  '\n---\n',
  '\n| - | - |\n',
  '\n\n',
  '\n- ',
);
const paragraph = fc
  .array(fc.oneof({ weight: 12, arbitrary: inline }, { weight: 1, arbitrary: lineEnd }), {
    minLength: 20,
    maxLength: 60,
  })
  .map((parts) => words.repeat(2) + parts.join(''));

const itemStart = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('- ') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('  - ', '\n- ', '\n\n- ', '- [ ] ', '- [x] ', ' - ', '* ', '1. ', '  ', '    '),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '- ```\n  ',
      '  ```\n',
      '-',
      '- - ',
      '- # ',
      '---\n',
      '> ',
      '[ref]: https://e.example\n',
    ),
  },
);
const list = fc
  .array(
    fc
      .tuple(itemStart, fc.array(inline, { maxLength: 3 }), fc.constantFrom('\n', '\n', '\n', ''))
      .map((all) => all.flat().join('')),
    { minLength: 6, maxLength: 20 },
  )
  .map((items) => `- one [ref]\n- two\n${items.join('')}`);

const numbered = list.map((text) => {
  let number = 2;
  return text.replace(/^- /gm, () => `${number++}. `);
});

const row = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(inline, inline).map(([a, b]) => `| ${a} | ${b} |\n`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a | b\n',
      '| `x \\| y` | z |\n',
      'lazy\n',
      '\n',
      '- item\n',
      '|\n',
      '| a | b | c |\n',
      '> q\n',
    ),
  },
);
const table = fc
  .array(row, { minLength: 4, maxLength: 16 })
  .map((rows) => `| one | two |\n|:---|---:|\n${rows.join('')}`);

const fenceLine = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('  const a = 1;\n', '\n', '}\n', 'more\n', '\tx\n', '  \n') },
  { weight: 1, arbitrary: fc.constantFrom('```\n', '~~~\n', '````\n', '  ```  \n', '    ```\n', '```ts\n') },
);
const fence = fc
  .tuple(
    fc.constantFrom('```ts\n', '~~~\n', '  ```suggestion\n', '````\n'),
    fc.array(fenceLine, { minLength: 40, maxLength: 90 }),
  )
  .map(([opening, lines]) => `${opening}${'const b = 2;\n'.repeat(30)}${lines.join('')}`);

export const longTexts = { paragraph, list, numbered, table, fence };
