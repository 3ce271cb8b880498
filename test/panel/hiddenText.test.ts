// What cannot be seen is shown as escapes wherever the page has words of others, however they arrive.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReviewEventBody } from '../../src/review/event.ts';
import { visibleText } from '../../src/util/visibleText.ts';
import { allHiddenSigns, needsJoiners } from '../support/hiddenSigns.ts';
import { card } from '../support/panelPage/findings.ts';
import { playReview } from '../support/panelPage/playReview.ts';
import { broken, continued, finished, notice, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';
import { sampleAnswer, sampleRun } from '../support/panelPage/sampleReview.ts';

const all = allHiddenSigns.join('x');
const cut: ReviewEventBody = { type: 'ended', outcome: 'interrupted' };
const quote = '  cart.total -= refund;\n  total -= refund;';
const answer = (signs: string) =>
  [
    `Words ${signs} and **bold${signs}** and \`code${signs}\`, [link${signs}](https://example.com/${signs}).`,
    `## Heading ${signs}`,
    `- item ${signs}\n  - [ ] task${signs}\n\n> quoted ${signs}`,
    `| a${signs} | b |\n|---|---|\n| ${signs} | 2 |`,
    `\`\`\`ts\nconst a${signs} = 1; // ${signs}\n\`\`\``,
    `### critical · L18–19 · Title \u202e\u200b\u{e0041}`,
    `\`\`\`ts\n${quote}\n\`\`\`\n\nIt is ${signs} wrong.\n\n\`\`\`suggestion\n  cart.total -= refund;\n  total${signs} = 1;\n\`\`\``,
    `### note · L40 · Last\n\n${signs}`,
  ].join('\n\n');

describe('faults 34 and 35: hidden text in the panel', () => {
  const played = playReview();
  const { begin, receive } = played;
  beforeEach(() => begin());

  /** All that the page says, in its text and in its attributes. */
  const said = () =>
    played.panel.page.evaluate(() => [
      document.body.textContent,
      ...[...document.querySelectorAll('body *')].flatMap((element) =>
        [...element.attributes].map(({ value }) => value),
      ),
    ]);
  const isAllSeen = async () => {
    for (const words of await said()) assert.equal(words, visibleText(words));
  };
  const html = async () =>
    (await played.panel.page.locator('.prose').innerHTML()).replaceAll(/<!--.*?-->| tabindex="0"/g, '');

  it('is shown as escapes in each part of an answer', async () => {
    await receive(started(), ...sampleRun(answer(all), true), finished);
    await isAllSeen();
    const { page } = played.panel;
    const shown = visibleText(all);
    for (const place of ['p', 'strong', 'p > code', 'h2', 'li', 'blockquote', 'th', 'td', 'pre', 'article h2'])
      assert.ok(
        (await page.locator(`.prose ${place}`).allTextContents()).some((words) => words.includes('\\u{202e}')),
        place,
      );
    assert.ok((await page.locator('.prose').innerText()).includes(shown.slice(-60)));
    assert.equal(await page.locator('ins').textContent(), `  total${shown} = 1;\n`);
    assert.equal(await page.locator('a').count(), 0);
  });

  it('is shown as escapes in names, reasons, notices, titles and reasoning', async () => {
    const name = `src/a${all}/b${all}.ts`;
    const { panel, script } = played;
    const other = reviewScript('2');
    await panel.send({
      ...script.batch(
        { ...started({ label: name, symbol: all }), model: `m${all}`, endpoint: `http://h${all}` } as ReviewEventBody,
        notice({ kind: 'adjusted', detail: all }),
        notice({ kind: 'refusal', detail: all }),
        { type: 'reasoning', text: `Hm ${all}` },
        text('Words.'),
        { ...broken(all), detail: `more ${all}` } as ReviewEventBody,
        notice({ kind: 'resumed', rung: 'append', trimmed: 0 }),
        text(' More.'),
        { ...broken(`again ${all}`), detail: all } as ReviewEventBody,
        cut,
      ),
      news: [{ type: 'show', reviewId: '1' }],
    });
    await panel.next('ack');
    await receive();
    await panel.send({
      type: 'batch',
      id: 900_000,
      news: [],
      slices: [other.slice(started({ label: `c/b${all}.ts` }))],
    });
    await panel.next('ack');
    await isAllSeen();
    const shown = visibleText(all);
    const { page } = panel;
    for (const [place, words] of [
      ['.name', `b${shown}.ts`],
      ['.target .folder', `src/a${shown}/`],
      ['.symbol', shown],
      ['.status', `m${shown}`],
      ['.outcome', `again ${shown}`],
      ['.outcome pre', shown],
      ['details.reasoning', `Hm ${shown}`],
      ['[role=tab]', `b${shown}.ts`],
      ['.quiet', `declined to answer: ${shown}`],
    ] as const) {
      const texts = await page.locator(place).allTextContents();
      assert.ok(
        texts.some((found) => found.includes(words)),
        `${place}: ${texts.join(' | ')}`,
      );
    }
  });

  it('stays where the writing needs it', async () => {
    await receive(started({ label: `${needsJoiners}.ts` }), { type: 'reasoning', text: needsJoiners });
    await receive(
      ...sampleRun(`${needsJoiners}\n\n### note · L40 · ${needsJoiners}\n\nR&D ${needsJoiners}`, true),
      finished,
    );
    await isAllSeen();
    const [words = ''] = await said();
    assert.ok(!words.includes('\\u{'), words);
    assert.equal(words.split(needsJoiners).length - 1 >= 5, true);
  });

  it('cannot hide behind references', async () => {
    const references = '&#8238; &#x202e; &shy; &zwj; &ZeroWidthSpace; &#x1b; &#xFE0F; &rarr; &zwnj;&NoBreak;';
    const numbers = '&#8238;&#x200B; &#0;&#27;';
    await receive(
      started(),
      text(
        `Look: ${references} and \`&#8238;\`.\n\n- R&D ${references}\n\n${numbers}\n\n[${numbers}](https://e.example)`,
      ),
      text(`\n\n![${numbers}](x) **${numbers}**\n\n| ${numbers} |\n|---|\n\n    ${numbers}`),
      finished,
    );
    await isAllSeen();
    const paragraphs = await played.panel.page.locator('.prose .words > p').allInnerTexts();
    const seen = '\\u{202e}\\u{200b} \ufffd\\u{1b}';
    assert.deepEqual(paragraphs, [
      'Look: \\u{202e} \\u{202e} \\u{ad} \\u{200d} \\u{200b} \\u{1b} \\u{fe0f} → \\u{200c}\\u{2060} and &#8238;.',
      seen,
      seen,
      `![${numbers}](x) ${seen}`,
    ]);
  });

  it('is the same however the text is cut', async () => {
    const signs = [
      ...allHiddenSigns,
      '👩',
      '🏽',
      '\u200d',
      '💻',
      '❤',
      '\ufe0f',
      '🏴',
      '1',
      '\u20e3',
      'ب',
      '\u200c',
      'क',
      '्',
      '&zwj;',
      ' &#8238; ',
      'a&#8205;',
      '\\n\\n',
      '&#8238;',
    ];
    const anySigns = fc.array(fc.constantFrom(...signs), { minLength: 3, maxLength: 12 });
    const answers = fc.sample(fc.tuple(anySigns, fc.integer({ min: 2, max: 13 })), { numRuns: 6, seed: 35 });
    for (const [parts, size] of [[[all, needsJoiners], 1] as const, ...answers]) {
      const whole = answer(parts.join(''));
      await begin();
      await receive(started(), ...sampleRun(whole, true), finished);
      await isAllSeen();
      const expected = await html();
      await begin();
      await receive(started());
      const pieces = sampleAnswer();
      // In whole batches of pieces, so that it does not take minutes: each piece is an event of its own.
      for (let at = 0; at < whole.length; at += size * 16) {
        const bodies = Array.from({ length: 16 }, (_, index) =>
          whole.slice(at + index * size, at + (index + 1) * size),
        );
        await receive(...bodies.filter((piece) => piece !== '').flatMap((piece) => pieces.text(piece)));
      }
      await receive(...pieces.end(true), finished);
      assert.equal(await html(), expected, JSON.stringify([parts, size]));
    }
  });

  it('is shown at the end of an answer that was cut there, and read anew where that goes on', async () => {
    const { page } = played.panel;
    const words = () => page.locator('.prose').innerText();
    await receive(started(), { type: 'reasoning', text: 'Hm 👩\u200d' }, text('One 👩\u200d'));
    assert.equal(await words(), 'One 👩');
    await receive(cut);
    assert.equal(await words(), 'One 👩\\u{200d}');
    assert.equal(await page.locator('.reasoning > div').textContent(), 'Hm 👩\\u{200d}');
    await receive(continued(), text('💻 two'));
    assert.equal(await words(), 'One 👩\u200d💻 two');
    await receive(text(' \u202e'), finished);
    assert.equal(await words(), 'One 👩\u200d💻 two \\u{202e}');
  });

  it('is named on top where the reviewed code holds it, and so are words of mixed scripts', async () => {
    const characters = [{ codePoint: 0x202e, lines: [18], count: 1 }];
    const words = [{ word: `p\u0430y\u202e`, scripts: ['Latin', 'Cyrillic'], line: 18 }];
    await receive(
      started(),
      notice({ kind: 'hiddenCharacters', characters }),
      notice({ kind: 'mixedScripts', where: 'code', words }),
      text('Words.'),
    );
    await isAllSeen();
    assert.deepEqual(await played.panel.page.locator('#review > .quiet').allInnerTexts(), [
      'The code holds characters that cannot be seen: \\u{202e} right-to-left override (line 18)',
      'The code holds words or signs that look like others: p\u0430y\\u{202e} (p\\u{430}y\\u{202e}, Latin, Cyrillic, line 18)',
    ]);
  });

  it('is found by its escape', async () => {
    const { page } = played.panel;
    await receive(started(), ...sampleRun(answer('\u202e'), true), finished);
    await page.locator('.count').first().click();
    await page.locator('.filter-words').fill('\\u{202e}');
    await page.locator('.filter-count', { hasText: '1 of 2 findings' }).waitFor();
    assert.equal(await card(page, /Title/).isVisible(), true);
    await page.locator('.filter-words').fill('\\u{202d}');
    await card(page, /Title/).waitFor({ state: 'hidden' });
  });
});
