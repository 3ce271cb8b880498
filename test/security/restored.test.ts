// Faults 28 and 29: what VS Code has kept, a history and the state of a page, after somebody has filled them with hostile words.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keepFailures } from '../e2e/reviewer.ts';
import { storedRecords } from '../e2e/storedRecords.ts';
import { reloadWindow } from '../e2e/user.ts';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { versions } from '../support/security/amount.ts';
import { fill } from '../support/security/fill.ts';
import { openStage, type OpenStage } from '../support/security/openStage.ts';
import { postFromPage, shownReviewId } from '../support/security/postFromPage.ts';
import { tell } from '../support/security/tell.ts';
import { payloads } from './payloads/all.ts';

const answer = 'An answer.\n\n### warning · L1 · Title\n\n```\nlet a = 1;\n```\n\nWords.\n';
/** Of a record, the fields that hold words; the others have a shape that is checked. */
const wordy = new Set(['uri', 'label', 'symbol', 'languageId', 'model', 'endpoint', 'title', 'body', 'quote', 'cause']);

for (const version of versions) {
  describe(`hostile words that were kept, in VS Code ${version}`, () => {
    let server: ScriptedServer;
    let stage: OpenStage;
    let fields = 0;

    before(async () => {
      server = await scriptedServer();
      const files = { 'code.ts': Buffer.from('let a = 1;\n') };
      stage = await openStage({ version, server, files, file: 'code.ts' });
      const { vs } = stage.reviewer;
      await vs.runCommand('Second Look: Review File');
      const exchange = await server.next();
      exchange.say(answer);
      exchange.finish();
      await vs.panel.locator('.status').getByText('done').waitFor();
    });
    after(async () => {
      await server.close();
    });

    keepFailures(() => stage.reviewer);

    /** Reviews are written once a second. */
    const onlyRecord = async () => {
      for (;;) {
        const [path, ...others] = await storedRecords(stage.reviewer.vs);
        assert.deepEqual(others, []);
        if (path !== undefined && (await readFile(path, 'utf8')).includes('"type":"ended"')) return path;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };

    /** The record in again, under another id, with hostile words in every field. */
    const tampered = (record: string, id: string, words: string, text: string): string => {
      const hostile = (value: unknown, key = ''): unknown => {
        if (Array.isArray(value)) return value.map((one) => hostile(one));
        if (typeof value === 'object' && value !== null) {
          return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostile(one, name)]));
        }
        if (typeof value !== 'string') return value;
        fields += wordy.has(key) ? 1 : 0;
        return wordy.has(key) ? words : key === 'text' ? text : value;
      };
      const { id: old } = JSON.parse(record) as { readonly id: string };
      return JSON.stringify(hostile(JSON.parse(record.replaceAll(old, id))));
    };

    it('faults 28 and 29: a history with hostile words in every field', async () => {
      const { vs } = stage.reviewer;
      const path = await onlyRecord();
      const record = await readFile(path, 'utf8');
      await rm(path);
      const reviews = new Map(Object.keys(payloads).map((kind) => [kind, randomUUID()]));
      let count = 0;
      for (const [kind, texts] of Object.entries(payloads)) {
        const all = texts.map((text) => fill(text, ++count, stage.trap.origin));
        const words = `${kind} ${all.map((text) => text.replaceAll('\n', ' ')).join(' ')}`;
        const id = reviews.get(kind) ?? '';
        await writeFile(join(dirname(path), `${id}.json`), tampered(record, id, words, all.join('\n\n')));
      }
      await reloadWindow(vs);
      await vs.panel
        .getByRole('tab')
        .nth(reviews.size - 1)
        .waitFor();
      await stage.again();
      for (const [kind, reviewId] of reviews) {
        await postFromPage(stage, { type: 'select', reviewId });
        await vs.panel.locator('h1').filter({ hasText: kind }).waitFor();
        assert.deepEqual(await stage.incidents(), [], kind);
      }
    });

    it('faults 28 and 29: a hostile state of the page', async () => {
      const { vs } = stage.reviewer;
      const words = '"><img src=x onerror=caught(0)>';
      const reviewId = await shownReviewId(stage);
      const filters = { severities: ['warning'], words, isOpen: true };
      const state = {
        chosen: words,
        places: { [reviewId]: { top: 1e300, pinned: true, block: 1e15 }, [words]: { top: -1, pinned: false } },
        filters: { [reviewId]: filters, __proto__: filters, constructor: filters },
        reasoning: [words, '__proto__', `1 ${reviewId}`],
      };
      // A moment after each change, the page has its own state kept.
      await vs.page.waitForTimeout(1000);
      await stage.around.evaluate((json) => {
        window.__vscode_post_message__('do-update-state', json);
      }, JSON.stringify(state));
      await vs.runCommand('Developer: Reload Webviews');
      await vs.panel.locator('.filter-words').waitFor();
      await stage.again();
      assert.equal(await vs.panel.locator('.filter-words').inputValue(), words);
      assert.deepEqual(await stage.incidents(), []);
    });

    it('faults 28 and 29: asked for nothing, and nothing of them ran', async function () {
      assert.deepEqual(await stage.incidents(), []);
      assert.deepEqual(await stage.dispose(), []);
      const all = `${Object.keys(payloads).length} tampered histories (${fields} fields) and a state in VS Code ${version}`;
      tell(this.runnable(), `${all}: 0 requests, 0 names, 0 executions, 0 violations`);
    });
  });
}
