import assert from 'node:assert/strict';
import { htmlOf } from '../../../support/markdown/htmlOf.ts';
import { lex } from '../../../../media/panel/markdown/lex.ts';

function html(markdown: string): string {
  return htmlOf(lex(markdown, {}));
}

describe('markdown tree', () => {
  it('leaves code words as they are', () => {
    assert.equal(
      html('Vec<T> and load_user_by_id, `Map<K, V>`'),
      '<p>Vec&lt;T&gt; and load_user_by_id, <code>Map&lt;K, V&gt;</code></p>',
    );
    assert.equal(html('a * b ** c, f(*args, **kwargs)'), '<p>a * b ** c, f(*args, **kwargs)</p>');
  });

  it('shows markup as it was written', () => {
    assert.equal(html('a <b title="x">bold</b>'), '<p>a &lt;b title=&quot;x&quot;&gt;bold&lt;/b&gt;</p>');
    assert.equal(html('<div>\n*not read*\n</div>'), '<p><samp>&lt;div&gt;\n*not read*\n&lt;/div&gt;</samp></p>');
    assert.equal(html('<kbd>&amp; *on*'), '<p>&lt;kbd&gt;&amp; <em>on</em></p>');
    assert.equal(
      html('<a x> https://example.com/'),
      '<p>&lt;a x&gt; <a href="https://example.com/" title="https://example.com/">https://example.com/</a></p>',
    );
  });

  it('shows images as the text they are made of', () => {
    assert.equal(html('![a *b*](https://evil.example/x.png "t")'), '<p>![a *b*](https://evil.example/x.png)</p>');
    assert.equal(html('![a][r]\n\n[r]: https://evil.example/r.png'), '<p>![a](https://evil.example/r.png)</p>');
  });

  it('links to the web only, with the whole address in sight', () => {
    assert.equal(
      html('[x](https://example.com/?a=1&b="2")'),
      '<p><a href="https://example.com/?a=1&b=%222%22" title="https://example.com/?a=1&b=%222%22">x</a></p>',
    );
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      'command:x',
      'vscode:x',
      'file:///x',
      'mailto:a@b.c',
      'src/a.ts',
      '//x.y',
      '#top',
    ]) {
      assert.equal(html(`[label](${href})`), '<p>label</p>', href);
    }
  });

  it('entitles suggestions', () => {
    assert.equal(
      html('```suggestion\nif (a < b) {}\n```'),
      '<figure><figcaption>Suggestion</figcaption><pre><code>if (a &lt; b) {}</code></pre></figure>',
    );
    assert.equal(html('```ts\nx\n```'), '<pre><code class="language-ts">x</code></pre>');
    assert.equal(html('```\nx\n```'), '<pre><code>x</code></pre>');
    assert.equal(html('```a"><b>\nx\n```'), '<pre><code class="language-a">x</code></pre>');
  });

  it('fits headings under the panel’s own', () => {
    assert.equal(
      html('### a\n\n### b\n\n##### c\n\n# d\n\n## e'),
      '<h2>a</h2><h2>b</h2><h3>c</h3><h2>d</h2><h3>e</h3>',
    );
    assert.equal(
      html('# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6').match(/<h\d/g)?.join(' '),
      '<h2 <h3 <h4 <h5 <h6 <h6',
    );
  });

  it('shows tasks without form fields', () => {
    assert.equal(html('- [x] done\n- [ ] open'), '<ul class="tight"><li><p>☑ done</p></li><li><p>☐ open</p></li></ul>');
  });
});
