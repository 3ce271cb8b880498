// Fault 29: hostile names, notices, errors and findings, in every field of a log that is played to the panel.
import assert from 'node:assert/strict';
import { keepFailures } from '../e2e/reviewer.ts';
import { versions } from '../support/security/amount.ts';
import { fill } from '../support/security/fill.ts';
import { fields, hostileFields } from '../support/security/hostileFields.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';
import { tell } from '../support/security/tell.ts';
import { payloads } from './payloads/all.ts';

for (const version of versions) {
  describe(`hostile fields in VS Code ${version}`, () => {
    let stage: OpenStage;
    let count = 0;

    before(async () => {
      stage = await openStage({ version });
    });

    keepFailures(() => stage.reviewer);

    for (const [kind, texts] of Object.entries(payloads)) {
      it(`fault 29: ${kind}`, async () => {
        for (const payload of texts) {
          count += 1;
          const log = hostileFields(fill(payload, count, stage.trap.origin));
          await stage.replay([log]);
          assert.deepEqual(await stage.incidents(), [], payload);
        }
      });
    }

    it('fault 29: are shown, and are text', async () => {
      const payload = '<img src=x onerror=caught(0)>';
      const log = hostileFields(payload);
      await stage.play(log);
      const { panel } = stage.reviewer.vs;
      for (const place of ['h1', '.status', '.outcome > p', '.outcome pre', '.quiet', '.reasoning', '.finding h2']) {
        await panel.locator(place).filter({ hasText: payload }).first().waitFor({ state: 'attached' });
      }
      await stage.forget(log);
    });

    it('fault 29: asked for nothing, and nothing of them ran', async function () {
      assert.deepEqual(await stage.incidents(), []);
      assert.deepEqual(await stage.dispose(), []);
      const all = `${count} payloads × ${fields.length} fields in VS Code ${version}`;
      tell(this.runnable(), `${all}: 0 requests, 0 names, 0 executions, 0 violations, 0 foreign elements`);
    });
  });
}
