// Every hostile answer, cut in many ways, in the panel's real page under its real policy: text, and always the same.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { keepFailures } from '../e2e/reviewer.ts';
import { isFull, seeded, versions } from '../support/security/amount.ts';
import { fill } from '../support/security/fill.ts';
import { hostileAnswer } from '../support/security/hostileLog.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';
import { splitsOf, type Split } from '../support/security/splits.ts';
import { tell } from '../support/security/tell.ts';
import { payloads } from './payloads/all.ts';

const ways = 50;
/** Of all ways, those that are tried each day besides the whole text. */
const sample = 5;

for (const version of versions) {
  describe(`hostile answers in VS Code ${version}`, () => {
    let stage: OpenStage;
    const seen = { payloads: 0, plays: 0, links: 0 };

    before(async () => {
      stage = await openStage({ version });
    });

    keepFailures(() => stage.reviewer);

    /** Points at each link and gives it the focus: a browser may look ahead then. */
    const tempt = async (links: readonly Locator[]) => {
      for (const link of links) {
        await link.hover();
        await link.focus();
      }
      seen.links += links.length;
    };

    const playAll = async (payload: string) => {
      seen.payloads += 1;
      const text = fill(payload, seen.payloads, stage.trap.origin);
      const [whole, ...others] = chosen(splitsOf(text, ways, seeded(payload)), payload);
      const log = hostileAnswer(whole);
      const expected = await stage.play(log);
      if (expected.includes('<a ')) await tempt(await stage.reviewer.vs.panel.locator('.prose a').all());
      await stage.forget(log);
      const answers = await stage.replay(others.map(hostileAnswer), expected);
      for (const [index, answer] of answers.entries()) {
        assert.equal(answer, expected, `cut as ${JSON.stringify(others[index])}`);
      }
      seen.plays += 1 + others.length;
      assert.deepEqual(await stage.incidents(), [], payload);
    };

    for (const [kind, texts] of Object.entries(payloads)) {
      it(`faults 28 to 31: ${kind}`, async () => {
        for (const payload of texts) await playAll(payload);
      });
    }

    it('faults 28 to 31: nothing was asked for, not even a name, and nothing ran', async function () {
      assert.deepEqual(await stage.incidents(), []);
      assert.deepEqual(await stage.dispose(), []);
      tell(
        this.runnable(),
        `${seen.payloads} payloads × ${seen.plays / seen.payloads} splits in VS Code ${version}, ${seen.links} links pointed at: ` +
          '0 requests, 0 names, 0 executions, 0 violations, 0 foreign elements, 0 different results',
      );
    });
  });
}

/** The whole text, and all other ways or some of them. */
function chosen([whole, ...others]: readonly Split[], name: string): readonly [Split, ...Split[]] {
  assert.ok(whole);
  const random = seeded(`sample of ${name}`);
  const shuffled = others.map((split) => ({ split, at: random.next() })).sort((a, b) => a.at - b.at);
  return [whole, ...shuffled.map(({ split }) => split).slice(0, isFull ? others.length : sample)];
}
