import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeSettings, parseSettings, prepareSettings } from '../../../support/start/startSettings.ts';
import { profileSettings, writeUserSettings } from '../../../support/vscode/profile.ts';

const server = { baseUrl: 'http://127.0.0.1:4181/v1', model: 'practice' };
const own = { 'secondLook.baseUrl': server.baseUrl, 'secondLook.model': server.model };

describe('the settings of npm start', () => {
  it('are quiet and point at the server on the first start', () => {
    const settings = mergeSettings(undefined, server);
    assert.equal(settings['telemetry.telemetryLevel'], 'off');
    assert.equal(settings['secondLook.baseUrl'], server.baseUrl);
  });

  it('keep what the person changed, quiet or not, and change only the server', () => {
    const known = { 'editor.fontSize': 20, 'secondLook.model': 'old', 'secondLook.maxTokens': 5 };
    assert.deepEqual(mergeSettings(known, server), { 'editor.fontSize': 20, 'secondLook.maxTokens': 5, ...own });
  });

  it('forget the model of another server', () => {
    assert.deepEqual(mergeSettings(own, { baseUrl: 'http://other/v1' }), { 'secondLook.baseUrl': 'http://other/v1' });
  });

  it('are read with comments and trailing commas', async () => {
    assert.deepEqual(await parseSettings('settings.json', '{ // mine\n"a": 1,\n}'), { a: 1 });
    assert.deepEqual(await parseSettings('settings.json', ''), {});
  });

  for (const text of ['{ "a": ', '[]', 'nothing']) {
    it(`are not overwritten where they are not settings: ${text}`, async () => {
      await assert.rejects(parseSettings('settings.json', text), /settings\.json is not valid/);
    });
  }

  it('stay untouched, with their comments, where nothing differs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'second-look-unit-'));
    const path = join(folder, 'User', 'settings.json');
    try {
      await writeUserSettings(folder, {});
      const text = `{ "editor.fontSize": 20, // large\n ${JSON.stringify(own).slice(1)}`;
      await writeFile(path, text);
      await prepareSettings(folder, server);
      assert.equal(await readFile(path, 'utf8'), text);
      await prepareSettings(folder, { ...server, model: 'another' });
      assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), {
        'editor.fontSize': 20,
        ...own,
        'secondLook.model': 'another',
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the settings of a test profile', () => {
  it('take the wishes over the theme, and the theme over the defaults', () => {
    const settings = profileSettings('Default Light Modern', {
      'editor.fontSize': 9,
      'files.autoSave': 'onFocusChange',
    });
    assert.equal(settings['workbench.colorTheme'], 'Default Light Modern');
    assert.equal(settings['editor.fontSize'], 9);
    assert.equal(settings['files.autoSave'], 'onFocusChange');
    assert.equal(settings['chat.disableAIFeatures'], true);
  });
});
