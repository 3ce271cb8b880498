// What watches the hostile answers sees what would get past the panel, each way out of the page by itself.
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { keepFailures } from '../e2e/reviewer.ts';
import { versions } from '../support/security/amount.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';

for (const version of versions) {
  describe(`the watch in VS Code ${version}`, () => {
    let stage: OpenStage;
    let page: Frame;

    before(async () => {
      stage = await openStage({ version });
      page = await stage.reviewer.vs.panelFrame();
    });

    keepFailures(() => stage.reviewer);

    /** Everything until something of the kind was seen. */
    const seen = async (kind: RegExp) => {
      const all: string[] = [];
      for (let tries = 0; tries < 100; tries++) {
        all.push(...(await stage.incidents()));
        if (all.some((incident) => kind.test(incident))) return all;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`Not seen: ${String(kind)} in ${JSON.stringify(all)}`);
    };

    it('is still as long as nothing happens', async () => {
      assert.deepEqual(await stage.incidents(), []);
    });

    it('watches a page that may run scripts of ours, and may send no form', async () => {
      const rights = await stage.around.evaluate(
        () => document.querySelector('#active-frame')?.getAttribute('sandbox')?.split(' ') ?? [],
      );
      assert.ok(rights.includes('allow-scripts') && !rights.includes('allow-forms'), rights.join(' '));
      const policies = await page.evaluate(() =>
        [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map(
          (meta) => meta.getAttribute('content') ?? '',
        ),
      );
      assert.equal(policies.length, 1);
      assert.match(policies[0] ?? '', /^default-src 'none'; .*trusted-types lit-html$/);
    });

    it('sees a picture, the wish to load it, and that the policy forbids it', async () => {
      const url = `${stage.trap.origin}/picture`;
      await page.evaluate((src) => {
        document.body.append(Object.assign(document.createElement('img'), { src }));
      }, url);
      const all = await seen(/^violation of img-src/);
      assert.ok(all.includes('<img>'), all.join('\n'));
      assert.ok(all.includes(`request: ${url}`), all.join('\n'));
    });

    it('sees a script that is only written down', async () => {
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.append('caught(1)');
        document.body.append(script);
      });
      const all = await seen(/^violation of/);
      assert.ok(all.includes('<script>'), all.join('\n'));
      assert.ok(!all.includes('ran: 1'), all.join('\n'));
    });

    it('sees a script that runs', async () => {
      await page.evaluate(() => {
        (window as unknown as { caught: (id: number) => void }).caught(7);
      });
      await seen(/^ran: 7$/);
    });

    it('sees what a script asks for', async () => {
      const url = `${stage.trap.origin}/fetched`;
      await page.evaluate((address) => {
        fetch(address).catch(() => undefined);
      }, url);
      await seen(/^violation of connect-src/);
    });

    it('sees attributes and addresses that no answer has', async () => {
      await page.evaluate(() => {
        const link = Object.assign(document.createElement('a'), { href: 'javascript:0', id: 'app2' });
        document.querySelector('main')?.append(link);
        link.setAttribute('ping', '');
      });
      const all = await seen(/^a ping/);
      assert.ok(all.includes('a href="javascript:0"'), all.join('\n'));
      assert.ok(all.includes('a id="app2"'), all.join('\n'));
    });

    it('sees what is there for a moment only', async () => {
      await page.evaluate(() => {
        const mark = document.createElement('x-mark');
        document.querySelector('main')?.append(mark);
        mark.remove();
      });
      await seen(/^<x-mark>/);
    });

    it('sees a frame within the page', async () => {
      await page.evaluate(() => {
        document.body.append(document.createElement('iframe'));
      });
      await seen(/^frame in the panel/);
    });

    it('sees what the workbench around it would ask for', async () => {
      const { port } = new URL(stage.trap.origin);
      await stage.reviewer.vs.page.evaluate((address) => {
        new Image().src = address;
      }, `https://127.0.0.1:${port}/picture`);
      await seen(/^reached/);
    });

    it('sees a name that was looked up', async () => {
      await stage.reviewer.vs.page.evaluate(() => {
        new Image().src = 'https://p1.payload.test/picture';
      });
      await seen(/^request: https:\/\/p1/);
      assert.deepEqual(await stage.dispose(), ['p1.payload.test']);
    });
  });
}
