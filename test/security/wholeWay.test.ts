// Faults 28 to 31: hostile answers, errors and names on their whole way, from a server through the host into panel and code.
import assert from 'node:assert/strict';
import { keepFailures } from '../e2e/reviewer.ts';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { isFull, seeded, versions } from '../support/security/amount.ts';
import { fill } from '../support/security/fill.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';
import { postFromPage, shownReviewId } from '../support/security/postFromPage.ts';
import { splitsOf } from '../support/security/splits.ts';
import { tell } from '../support/security/tell.ts';
import { payloads } from './payloads/all.ts';

const hostileModel = '<img src=x onerror=caught(0)>$(error)[a](command:x)';
const code = Array.from({ length: 60 }, (_, line) => `export const value${line + 1} = ${line + 1};`);
/** No two begin alike. */
const titleOf = (index: number) => `T${index + 1}.`;

const names = [
  '<img src=x onerror=caught(0)>.ts',
  '[press](command:workbench.action.terminal.new).ts',
  '$(error) ${caught(0)} {{caught(0)}}.ts',
  '"><svg onload=caught(0)>\'`.ts',
];

for (const version of versions) {
  describe(`hostile answers on their whole way in VS Code ${version}`, () => {
    let server: ScriptedServer;
    let stage: OpenStage;
    const seen = { payloads: 0, comments: 0 };

    before(async () => {
      server = await scriptedServer();
      const files = Object.fromEntries(['code.ts', ...names].map((name) => [name, Buffer.from(code.join('\n'))]));
      const own = { baseUrl: server.baseUrl, model: hostileModel };
      stage = await openStage({ version, server: own, files, file: 'code.ts' });
    });
    after(async () => {
      await server.close();
    });

    keepFailures(() => stage.reviewer);

    const filled = (payload: string) => fill(payload, ++seen.payloads, stage.trap.origin);
    const status = (word: string) => stage.reviewer.vs.panel.locator('.status').getByText(word).waitFor();

    /** A finding about a line of its own, so that it has a comment there. */
    const findingWith = (payload: string, index: number) =>
      `### warning · L${index + 1} · ${titleOf(index)} ${payload.split('\n', 1).join('')}\n\n` +
      `\`\`\`\n${code[index]}\n\`\`\`\n\n${payload}\n\n`;

    /** Opens the comment of each finding, or of some of them, as its lines in the panel do. */
    const openComments = async () => {
      const { page, panel } = stage.reviewer.vs;
      const reviewId = await shownReviewId(stage);
      const findings = await panel.locator('.finding h2').allInnerTexts();
      for (const [index, title] of findings.entries()) {
        if (!isFull && index % 6 !== 0) continue;
        await postFromPage(stage, { type: 'revealFinding', reviewId, findingId: `1.${index}` });
        const own = /\bT\d+\./.exec(title)?.[0] ?? '';
        await page.locator('.review-widget .comment-body').filter({ hasText: own }).first().waitFor();
        seen.comments += 1;
      }
    };

    for (const [kind, texts] of Object.entries(payloads)) {
      it(`faults 28 to 31: ${kind}`, async () => {
        const { vs } = stage.reviewer;
        const answer = `An answer with ${kind}.\n\n${texts.map(filled).map(findingWith).join('')}`;
        const random = seeded(kind);
        const pieces = splitsOf(answer, 50, random)[random.integer(20, 49)]?.flat() ?? [answer];
        await vs.runCommand('Second Look: Review File');
        const exchange = await server.next();
        for (const piece of pieces) exchange.say(piece);
        exchange.finish();
        await vs.panel.getByText(`An answer with ${kind}.`).waitFor();
        await status('done');
        await openComments();
        assert.deepEqual(await stage.incidents(), []);
      });
    }

    it('faults 28 to 31: asked for nothing, and nothing of them ran', async function () {
      assert.deepEqual(await stage.incidents(), []);
      assert.deepEqual(await stage.dispose(), []);
      tell(
        this.runnable(),
        `${seen.payloads} payloads from server to panel in VS Code ${version}, ${seen.comments} comments opened: 0 requests, 0 names, 0 executions`,
      );
    });
  });
}
