import assert from 'node:assert/strict';
import { answer, check, every, exact, join } from './join.ts';

const line = 'await save(entity, options);\n';
const block = `\`\`\`\n${line}`;

describe('fault 11: the seam leaves everything else as it is', () => {
  check(every, [
    ['the rest of a word', 'The quick bro', 'wn fox', 'The quick brown fox'],
    ['a word that begins like the last one', 'It is in the ', 'then branch', 'It is in the then branch'],
    ['a rule', 'a\n-----', '-----\nb', 'a\n----------\nb'],
    ['blank cells', '| a |  |', '  |\n', '| a |  |  |\n'],
    ['the rule of a table', '| --- |', ' --- |\n', '| --- | --- |\n'],
    ['closing brackets', '```\n  }\n}\n', '}\n}\n', '```\n  }\n}\n}\n}\n'],
    ['items of a list', '- apple\n- apple\n', '- apple\n- pear\n', '- apple\n- apple\n- apple\n- pear\n'],
    ['equal lines', line.repeat(2), `${line}x`, `${line.repeat(3)}x`],
    ['equal lines, cut inside', `${line.repeat(2)}await save(`, 'entity, options);\nx', `${line.repeat(3)}x`],
    ['two of four equal lines', `a\n${line.repeat(2)}`, `${line.repeat(2)}b`, `a\n${line.repeat(4)}b`],
    ['two of three equal lines', `a\n${line}`, `${line.repeat(2)}b`, `a\n${line.repeat(3)}b`],
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
    ['an equal line of code', block, `${line}b`, `${block}${line}b`],
    ['an equal line of code behind its line break', block.trim(), `\n${line}b`, `${block}${line}b`],
    ['a word said twice', 'that that', ' that is', 'that that that is'],
    ['a word said again', 'It is taken twice', 'twice and', 'It is taken twicetwice and'],
    ['a word of a list', '- true\n', 'true', '- true\ntrue'],
    ['a sentence about continuing', answer, ' Continuing here is safe.\n', `${answer} Continuing here is safe.\n`],
    ['a remark, for it is part of the text', 'a ', 'Here is the continuation:\nb', 'a Here is the continuation:\nb'],
    ['another fence inside a fence', '```md\n', '```ts\na();\n', '```md\n```ts\na();\n'],
    ['a fence with less behind it', '```ts x=1\na();\n', '```ts\nb();\n', '```ts x=1\na();\n```ts\nb();\n'],
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
      ['a new block after a closed one', '```\nb\n```\n\n', '```\nc\n```\n', '```\nb\n```\n\n```\nc\n```\n'],
      ['an empty row of a table', '| a | b |\n| | |\n', '| | |\nc', '| a | b |\n| | |\n| | |\nc'],
      ['a nested mark', '- one\n- ', '**two**', '- one\n- **two**'],
      ['the rest of a heading mark', 'a\n#', '# b', 'a\n## b'],
      ['the rest of a fence', 'a\n``', '`ts\nb();', 'a\n```ts\nb();'],
      ['a minus in a diff', '```diff\n-', '- a', '```diff\n-- a'],
      ['an ellipsis before new words', 'It is taken', '... and freed', 'It is taken... and freed'],
      [
        'a first line behind which nothing is repeated',
        answer,
        '\n\nOne more:\n\nIt leaks.',
        `${answer}\n\nOne more:\n\nIt leaks.`,
      ],
      [
        'a first line behind which a few letters are',
        '- a\n- the',
        ' lock.\n\nSo:\n\n- the loop',
        '- a\n- the lock.\n\nSo:\n\n- the loop',
      ],
      [
        'the rest of a line of code before a line that begins alike',
        'assert.equal(first.length',
        ', 1);\nassert.equal(first.length',
        'assert.equal(first.length, 1);\nassert.equal(first.length',
      ],
      [
        'the rest of a sentence before one that begins alike',
        'Nobody closes the connection',
        ' here.\nNobody closes the connection there.',
        'Nobody closes the connection here.\nNobody closes the connection there.',
      ],
      [
        'the rest of a name before a line that begins alike',
        'type Rows = readonly Review',
        'State;\ntype Rows = readonly ReviewState',
        'type Rows = readonly ReviewState;\ntype Rows = readonly ReviewState',
      ],
      [
        'the rest of a name before a colon, and a line that begins alike',
        'interface Row {\n  readonly markdown',
        'Enum?: readonly string[];\n  readonly markdownTitle: string;',
        'interface Row {\n  readonly markdownEnum?: readonly string[];\n  readonly markdownTitle: string;',
      ],
      [
        'the rest of a name before a colon with its like behind it',
        'wait = isShort ? timeouts.first',
        'Content : timeouts.firstContent * 10;',
        'wait = isShort ? timeouts.firstContent : timeouts.firstContent * 10;',
      ],
      [
        'the last line of a block, and what closes it',
        '```\nSome words\n',
        'Error: not found:\n\n```\n\nThat is all.',
        '```\nSome words\nError: not found:\n\n```\n\nThat is all.',
      ],
      [
        'what closes a block, and another block',
        '```ts\na();\n',
        '```\n\n```ts\na();\n',
        '```ts\na();\n```\n\n```ts\na();\n',
      ],
      [
        'a block in a block of Markdown',
        '```md\nSome words\n',
        'For example:\n\n```ts\na();\n',
        '```md\nSome words\nFor example:\n\n```ts\na();\n',
      ],
    ],
  );

  it('replay: everything, whatever it is', () => {
    const again = `${answer} More.`;
    assert.equal(join(answer, 'replay', again).text, answer + again);
    assert.equal(join('', 'append', answer).text, answer);
  });
});
