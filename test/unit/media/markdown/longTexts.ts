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

/** What stands around the lines of a text: of some lines it is missing, for they belong to the text all the same, or do not. */
const containers: Readonly<Record<string, readonly [first: string, others: string]>> = {
  item: ['- ', '  '],
  'numbered item': ['1. Findings:\n\n   ', '   '],
  task: ['- [ ] ', '  '],
  quotation: ['> ', '> '],
  'quotation in an item': ['- > ', '  > '],
  'item in a quotation': ['> 1) ', '>    '],
};

function inside([first, others]: readonly [first: string, others: string]): fc.Arbitrary<string> {
  const isLazy = fc.infiniteStream(fc.integer({ min: 0, max: 40 }));
  const parts = fc.array(fc.oneof(list, numbered, paragraph, fence, table), { minLength: 1, maxLength: 2 });
  return fc.tuple(parts, isLazy, fc.constantFrom('', '- next\n- and next\n', '\nEnd.\n')).map(([texts, lazy, end]) => {
    const [opening = '', ...lines] = texts.join('\n').split('\n');
    const within = lines.map((line) =>
      lazy.next().value === 0 ? line : line === '' ? others.trimEnd() : others + line,
    );
    return `${[first + opening, ...within].join('\n')}\n${end}`;
  });
}

const contained = Object.fromEntries(
  Object.entries(containers).map(([name, container]) => [`in one ${name}`, inside(container)]),
);

export const longTexts = { paragraph, list, numbered, table, fence, ...contained };
