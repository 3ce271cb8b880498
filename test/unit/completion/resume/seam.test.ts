import assert from 'node:assert/strict';
import type { Rung } from '../../../../src/completion/event.ts';
import { createSeam } from '../../../../src/completion/resume/seam.ts';
import { join } from './join.ts';

const exact: readonly Rung[] = ['append', 'prefill'];
const every: readonly Rung[] = [...exact, 'continue'];
const sentence = 'The lock is taken twice in line 14.';
const opening = 'The cache is never cleared, so it grows without limit.';
const answer = `${opening} ${sentence}`;

type Case = readonly [name: string, shown: string, continuation: string, seen: string];

function check(rungs: readonly Rung[], cases: readonly Case[]): void {
  for (const rung of rungs) {
    for (const [name, shown, continuation, seen] of cases) {
      it(`${rung}: ${name}`, () => {
        assert.equal(join(shown, rung, continuation).text, seen);
        assert.equal(join(shown, rung, ...continuation.split('')).text, seen, 'one unit at a time');
      });
    }
  }
}

describe('fault 11: the seam leaves out what comes again', () => {
  check(every, [
    ['the whole answer', answer, `${answer} It deadlocks.`, `${answer} It deadlocks.`],
    ['the whole answer, sent without its white space', `${answer}\n\n`, `${answer}\n\nNext.`, `${answer}\n\nNext.`],
    ['the whole answer, and other white space behind it', `${answer}\n\n`, `${answer} Next.`, `${answer}\n\n Next.`],
    ['a short answer as a whole', 'It leaks.', 'It leaks. Close it.', 'It leaks. Close it.'],
    ['the last sentence', answer, `${sentence} It deadlocks.`, `${answer} It deadlocks.`],
    ['the last sentence behind a line break', answer, `\n\n${sentence} It deadlocks.`, `${answer} It deadlocks.`],
    [
      'the last sentence, cut',
      `${answer} Whoever waits for it wai`,
      'Whoever waits for it waits for ever.',
      `${answer} Whoever waits for it waits for ever.`,
    ],
    ['the last line', `a\n- ${sentence}\n`, `- ${sentence}\n- More`, `a\n- ${sentence}\n- More`],
    ['forty characters from inside a word', answer, `${answer.slice(-40)} More.`, `${answer} More.`],
    [
      'text without spaces',
      '缓存从不清空。锁在第十四行被获取两次。',
      '锁在第十四行被获取两次。因此会死锁。',
      '缓存从不清空。锁在第十四行被获取两次。因此会死锁。',
    ],
    [
      'an opening fence',
      '```suggestion\nconst a = 1;\n',
      '```suggestion\nconst b = 2;\n```\n',
      '```suggestion\nconst a = 1;\nconst b = 2;\n```\n',
    ],
    ['an opening fence behind a line break', '~~~~ts\na();\n', '\n~~~~ts\nb();\n', '~~~~ts\na();\nb();\n'],
    ['an opening fence in a list', '- so:\n  ```ts\n  a();\n', '```ts\n  b();\n', '- so:\n  ```ts\n  a();\n  b();\n'],
    [
      'an opening fence, indented and with CRLF',
      '- so:\r\n  ```ts\r\n  a();\r\n',
      '  ```ts\r\n  b();\r\n',
      '- so:\r\n  ```ts\r\n  a();\r\n  b();\r\n',
    ],
    ['an opening fence inside a line', '```ts\nconst a', '```ts\n = 1;\n', '```ts\nconst a = 1;\n'],
    ['an opening fence after a line that is over', '```ts\na();', '```ts\nb();\n', '```ts\na();\nb();\n'],
    [
      'an opening fence and the line after it',
      '```ts\na();\nconst b',
      '```ts\nconst b = 2;\n',
      '```ts\na();\nconst b = 2;\n',
    ],
    ['an opening fence and the whole block', '```ts\n}\n', '```ts\n}\n}\n', '```ts\n}\n}\n'],
    ['an opening fence that was cut', 'So:\n```sugg', '```suggestion\na();\n', 'So:\n```suggestion\na();\n'],
    ['the first half of a character', 'so \ud83d', '\ud83d\ude00 far', 'so 😀 far'],
    [
      'the first half of a character behind its sentence',
      `${sentence} \ud83d`,
      `${sentence} 😀 far`,
      `${sentence} 😀 far`,
    ],
    ['the first half of a line break', 'so\r', '\r\nfar', 'so\r\nfar'],
  ]);

  check(
    ['continue'],
    [
      ['the last word', 'It is taken twice', 'twice and never freed', 'It is taken twice and never freed'],
      [
        'the last word and its space',
        'It is taken twice ',
        'twice and never freed',
        'It is taken twice and never freed',
      ],
      ['a cut word', 'The quick bro', 'brown fox', 'The quick brown fox'],
      ['one letter of a word', 'The quick b', 'brown fox', 'The quick brown fox'],
      ['the last words behind an ellipsis', 'It is taken twice', '... taken twice and', 'It is taken twice and'],
      [
        'the last words behind one character of an ellipsis',
        'It is taken twice',
        '… is taken twice and',
        'It is taken twice and',
      ],
      ['a short line', 'a\n```\nreturn x;\n', 'return x;\n}\n', 'a\n```\nreturn x;\n}\n'],
      ['the mark of a list', '- one\n- ', '- two', '- one\n- two'],
      ['the mark of a list without its space', '- one\n-', '- two', '- one\n- two'],
      ['the number of a list', '1. one\n2. ', '2. two', '1. one\n2. two'],
      ['the number of a list without its dot', '1. one\n2', '2. two', '1. one\n2. two'],
      ['the marks of a bold list item', '- **one**\n- **', '- **two**', '- **one**\n- **two**'],
      ['the mark of a heading', 'a\n\n### ', '### warning · L3 · b', 'a\n\n### warning · L3 · b'],
      ['the mark of a quotation', '> a\n> ', '> b', '> a\n> b'],
      ['a cut fence', 'a\n``', '```ts\nb();', 'a\n```ts\nb();'],
      [
        'the indentation of a line',
        '```json\n{\n  "a": 1,\n  "',
        '  "b": 2\n}\n',
        '```json\n{\n  "a": 1,\n  "b": 2\n}\n',
      ],
      ['another opening fence', '```suggestion\na();\n', '```ts\nb();\n', '```suggestion\na();\nb();\n'],
      ['a bare opening fence inside a line', '```\nconst a', '```\n = 1;\n', '```\nconst a = 1;\n'],
      [
        'a remark',
        `${answer} It is`,
        'Sure, continuing from where I left off:\n\nnot safe.',
        `${answer} It isnot safe.`,
      ],
      [
        'a remark and the last words',
        `${answer} It is`,
        'Here is the continuation:\n\nIt is not safe.',
        `${answer} It is not safe.`,
      ],
      ['a remark on the same line', `${answer} It is `, 'Sure, continuing: not safe.', `${answer} It is not safe.`],
      [
        'a remark before a new paragraph',
        answer,
        'Sure, continuing:\n\n### note · L3 · a',
        `${answer}\n\n### note · L3 · a`,
      ],
      [
        'a remark before a paragraph that was begun',
        `${answer}\n\n`,
        'Sure, continuing:\n\n### note · L3 · a',
        `${answer}\n\n### note · L3 · a`,
      ],
      [
        'a remark and an opening fence',
        '```ts\na();\n',
        "I'll continue from where I stopped.\n\n```ts\nb();\n",
        '```ts\na();\nb();\n',
      ],
      [
        'a remark, an opening fence, and lines',
        '```ts\na();\nb();',
        'Sure! Continuing:\n```ts\na();\nb();\nc();\n',
        '```ts\na();\nb();\nc();\n',
      ],
      ['nothing but a remark', answer, 'Here is the rest of the review:', answer],
    ],
  );

  check(
    ['prefill', 'continue'],
    [
      ['white space that was not sent', 'The ', ' quick', 'The quick'],
      ['line breaks that were not sent', `${answer}\n\n`, '\n\nNext', `${answer}\n\nNext`],
      ['fewer line breaks than were not sent', `${answer}\n\n`, '\nNext', `${answer}\n\nNext`],
      ['more line breaks than were not sent', `${answer}\n`, '\n\nNext', `${answer}\n\nNext`],
      ['an indentation that was not sent', 'if (a) {\n  ', '    b();', 'if (a) {\n    b();'],
      ['a line break that was not sent, before an indentation', 'if (a) {\n', '\n    b();', 'if (a) {\n    b();'],
      ['CRLF that was not sent', 'a\r\n', '\r\nb', 'a\r\nb'],
      ['half of CRLF that was not sent', 'a\r\n', '\nb', 'a\r\nb'],
    ],
  );
});

describe('fault 11: the seam leaves everything else as it is', () => {
  check(every, [
    ['the rest of a word', 'The quick bro', 'wn fox', 'The quick brown fox'],
    ['a word that begins like the last one', 'It is in the ', 'then branch', 'It is in the then branch'],
    ['a rule', 'a\n-----', '-----\nb', 'a\n----------\nb'],
    ['blank cells', '| a |  |', '  |\n', '| a |  |  |\n'],
    ['the rule of a table', '| --- |', ' --- |\n', '| --- | --- |\n'],
    ['closing brackets', '```\n  }\n}\n', '}\n}\n', '```\n  }\n}\n}\n}\n'],
    ['items of a list', '- apple\n- apple\n', '- apple\n- pear\n', '- apple\n- apple\n- apple\n- pear\n'],
    [
      'equal lines',
      `${'await save(entity, options);\n'.repeat(2)}`,
      'await save(entity, options);\nx',
      `${'await save(entity, options);\n'.repeat(3)}x`,
    ],
    [
      'equal lines, cut inside',
      `${'await save(entity, options);\n'.repeat(2)}await save(`,
      'entity, options);\nx',
      `${'await save(entity, options);\n'.repeat(3)}x`,
    ],
    ['a closing fence', '```\na();\n', '```\nThat is all.', '```\na();\n```\nThat is all.'],
    ['a closing fence behind a line', '```ts\na();', '\n```\nThat is all.', '```ts\na();\n```\nThat is all.'],
    [
      'a new fence after a closed one',
      '```ts\na();\n```\n\n',
      '```suggestion\nb();\n```',
      '```ts\na();\n```\n\n```suggestion\nb();\n```',
    ],
    ['a shorter fence inside a longer one', '````md\ntext\n', '```ts\na();\n', '````md\ntext\n```ts\na();\n'],
    ['the rest of an opening fence', 'a\n```', 'ts\nb();\n', 'a\n```ts\nb();\n'],
    ['the other half of a character', 'so \ud83d', '\ude00 far', 'so 😀 far'],
    ['the other half of a line break', 'so\r', '\nfar', 'so\r\nfar'],
    ['an emoji after the same emoji', 'so 😀', '😀 far', 'so 😀😀 far'],
  ]);

  check(exact, [
    ['a word said twice', 'that that', ' that is', 'that that that is'],
    ['a word said again', 'It is taken twice', 'twice and', 'It is taken twicetwice and'],
    ['a word of a list', '- true\n', 'true', '- true\ntrue'],
    ['a sentence about continuing', answer, ' Continuing here is safe.\n', `${answer} Continuing here is safe.\n`],
    ['a remark, for it is part of the text', 'a ', 'Here is the continuation:\nb', 'a Here is the continuation:\nb'],
    ['another fence inside a fence', '```md\n', '```ts\na();\n', '```md\n```ts\na();\n'],
    ['a bare fence', '```\nconst a', '```\n = 1;\n', '```\nconst a```\n = 1;\n'],
    ['the mark of a list', '- one\n-', '- two', '- one\n-- two'],
  ]);

  check(
    ['append'],
    [
      ['white space', 'The ', ' quick', 'The  quick'],
      ['line breaks', 'a\n\n', '\n\nb', 'a\n\n\n\nb'],
      ['CRLF after CRLF', 'a\r\n', '\r\nb', 'a\r\n\r\nb'],
      ['nothing', answer, '', answer],
    ],
  );

  check(
    ['continue'],
    [
      [
        'a sentence about continuing',
        `${answer} `,
        'Continuing from a stale offset loses data.\nb',
        `${answer} Continuing from a stale offset loses data.\nb`,
      ],
      ['a nested mark', '- one\n- ', '**two**', '- one\n- **two**'],
      ['the rest of a heading mark', 'a\n#', '# b', 'a\n## b'],
      ['the rest of a fence', 'a\n``', '`ts\nb();', 'a\n```ts\nb();'],
      ['a minus in a diff', '```diff\n-', '- a', '```diff\n-- a'],
      ['an ellipsis before new words', 'It is taken', '... and freed', 'It is taken... and freed'],
    ],
  );

  it('replay: everything, whatever it is', () => {
    assert.equal(join(answer, 'replay', answer, answer).text, answer.repeat(3));
    assert.equal(join('', 'append', answer).text, answer);
  });
});

describe('the seam', () => {
  it('tells how much it left out as soon as there is text', () => {
    const seam = createSeam(`${answer} `, 'append');
    for (const unit of sentence) assert.equal(seam.feed(unit), '');
    assert.equal(seam.feed(' More'), 'More');
    assert.equal(seam.trimmed, sentence.length + 1);
    assert.equal(seam.feed(' text'), ' text');
    assert.equal(seam.end(), '');
  });

  it('counts a kept line break as shown', () => {
    const { trimmed } = join('```ts\na();', 'append', '```ts\nb();\n');
    assert.equal(trimmed, '```ts'.length);
  });

  it('lets text through with the unit that decides', () => {
    for (const rung of every) {
      const seam = createSeam(answer, rung);
      assert.equal(seam.feed(' '), '');
      assert.equal(seam.feed('Qx'), ' Qx', rung);
    }
  });

  it('hands out at the end what it held back', () => {
    for (const [rung, begun] of [
      ['append', 'The lock is'],
      ['continue', 'The lock is'],
      ['continue', 'Sure, continuing from'],
      ['continue', '..'],
    ] as const) {
      const seam = createSeam(answer, rung);
      assert.equal(seam.feed(begun), '');
      assert.equal(seam.end(), begun);
      assert.equal(seam.trimmed, 0);
      assert.equal(seam.end(), '');
    }
  });

  it('leaves out at the end what was a repetition', () => {
    const seam = createSeam(answer, 'append');
    assert.equal(seam.feed(sentence) + seam.end(), '');
    assert.equal(seam.trimmed, sentence.length);
  });

  it('says so where the answer starts anew, in other words', () => {
    for (const rung of every) {
      const other = `${opening} Besides, nothing is ever locked.`;
      assert.deepEqual(join(answer, rung, other), {
        ...join(answer, rung, other),
        text: answer + other,
        startsAnew: true,
      });
      assert.equal(join(answer, rung, `${answer} More.`).startsAnew, false);
      assert.equal(join(`### warning · L3 · a\n\n${answer}\n\n`, rung, '### warning · L4 · b').startsAnew, false);
    }
  });

  it('holds no more than it must, however long and periodic the texts are', () => {
    const word = (i: number) => `word${(i * i * 7919) % 10007} `;
    const long = Array.from({ length: 12_000 }, (_, i) => word(i)).join('');
    const texts = [
      long,
      'ab '.repeat(30_000),
      ' '.repeat(90_000),
      '- item\n'.repeat(12_000),
      `${'a, '.repeat(30_000)}zebra crossing`,
    ];
    for (const shown of texts) {
      for (const rung of every) {
        for (const continuation of [
          shown,
          `${shown}!`,
          'ab '.repeat(30_000),
          ' '.repeat(90_000),
          'a, '.repeat(30_000),
        ]) {
          const { held } = join(shown, rung, ...continuation.split(''));
          assert.ok(held <= 1.5 * shown.length + 400, `${rung} held ${held}`);
        }
      }
    }
    assert.equal(join(long, 'append', ...`${long}more`.split('')).text, `${long}more`);
    assert.ok(join('ab '.repeat(30_000), 'append', ...'ab '.repeat(30_000).split('')).held < 300);
  });
});
