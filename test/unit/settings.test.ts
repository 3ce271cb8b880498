import assert from 'node:assert/strict';
import { Origins } from '../../src/connect/origins.ts';
import { Settings, SettingsError } from '../../src/settings.ts';

type Inspected = Record<string, unknown>;

function settings(values: Record<string, Inspected>, secrets = new Map<string, string>()): Settings {
  const defaults: Record<string, unknown> = {
    baseUrl: '',
    api: 'auto',
    model: '',
    maxTokens: 2000,
    stream: 'auto',
    instructions: '',
    headers: {},
    onInterruption: 'resume',
    maxConcurrentRequests: 3,
    history: 'on',
    secrets: 'ask',
    exclude: [],
    'timeouts.connect': 60_000,
    'timeouts.firstContent': 90_000,
    'timeouts.stalled': 10_000,
    'timeouts.idle': 45_000,
  };
  return new Settings({
    configuration: () => ({
      inspect: ((key: string) => ({ key, defaultValue: defaults[key], ...values[key] })) as never,
      update: () => Promise.resolve(),
    }),
    secrets: {
      get: (name) => Promise.resolve(secrets.get(name)),
      store: (name, value) => Promise.resolve(void secrets.set(name, value)),
      delete: (name) => Promise.resolve(void secrets.delete(name)),
    },
    origins: new Origins({ get: () => undefined, update: () => Promise.resolve() } as never, () => false),
    l10n: { t: ((message: string, ...args: string[]) => `${message} ${args.join(' ')}`) as never },
  });
}

describe('settings', () => {
  it("reads the user's own value and no other scope's", async () => {
    const hostile = {
      workspaceValue: 'http://evil.example',
      workspaceFolderValue: 'http://evil.example',
      globalLanguageValue: 'http://evil.example',
      workspaceLanguageValue: 'http://evil.example',
    };
    const read = await settings({ baseUrl: { globalValue: 'http://127.0.0.1:1/v1', ...hostile } }).read();
    assert.equal(read.endpoint.baseUrl, 'http://127.0.0.1:1/v1');
    const unset = await settings({ baseUrl: hostile, model: hostile, headers: { workspaceValue: { a: 'b' } } }).read();
    assert.equal(unset.endpoint.baseUrl, '');
    assert.equal(unset.model, '');
    assert.deepEqual(unset.endpoint.headers, {});
  });

  it('takes nothing from the settings of a remote machine, which VS Code may mix into those of the user', async () => {
    const evil = 'http://evil.example';
    const mixed = settings({
      baseUrl: { globalValue: evil, globalLocalValue: 'http://127.0.0.1:1/v1', globalRemoteValue: evil },
      headers: {
        globalValue: { mine: '1', theirs: '2' },
        globalLocalValue: { mine: '1' },
        globalRemoteValue: { theirs: '2' },
      },
      model: { globalValue: 'theirs', globalRemoteValue: 'theirs' },
    });
    const read = await mixed.read();
    assert.equal(read.endpoint.baseUrl, 'http://127.0.0.1:1/v1');
    assert.deepEqual(read.endpoint.headers, { mine: '1' });
    assert.equal(read.model, '');
  });

  it('is frozen', async () => {
    const read = await settings({}).read();
    assert.ok(Object.isFrozen(read) && Object.isFrozen(read.endpoint));
  });

  it('quotes nothing of a value that cannot be used: it may be a key in the wrong place', async () => {
    for (const [key, globalValue] of [
      ['headers', 'Authorization: Bearer sk-1'],
      ['headers', { 'x-key': 51 }],
      ['api', 'sk-1'],
    ] as const) {
      await assert.rejects(settings({ [key]: { globalValue } }).read(), ({ message }: Error) => {
        assert.match(message, new RegExp(`${key} .*Expected `));
        return !/sk-1|51/.test(message);
      });
    }
  });

  it('names the setting that cannot be used', async () => {
    for (const maxTokens of ['many', 0, -1, 1.5]) {
      await assert.rejects(settings({ maxTokens: { globalValue: maxTokens } }).read(), (error) => {
        assert.ok(error instanceof SettingsError);
        assert.equal(error.key, 'maxTokens');
        assert.match(error.message, /maxTokens/);
        return true;
      });
    }
  });

  it('takes the limits and the policy from the user alone, also where their names have dots', async () => {
    const elsewhere = { workspaceValue: 1, workspaceFolderValue: 1, globalLanguageValue: 1 };
    const read = await settings({
      'timeouts.idle': { globalValue: 300, ...elsewhere },
      'timeouts.connect': elsewhere,
      timeouts: { globalValue: { connect: 1 } },
      onInterruption: { globalValue: 'ask', workspaceValue: 'resume' },
    }).read();
    assert.deepEqual(read.timeouts, { connect: 60_000, firstContent: 90_000, stalled: 10_000, idle: 300 });
    assert.equal(read.onInterruption, 'ask');
    assert.ok(Object.isFrozen(read.timeouts));
    for (const wrong of [0, -1, 0.5, '10', 2 ** 31]) {
      await assert.rejects(settings({ 'timeouts.idle': { globalValue: wrong } }).read(), /timeouts\.idle/);
    }
    await assert.rejects(settings({ onInterruption: { globalValue: 'ignore' } }).read(), /onInterruption/);
  });

  it('always has a number of concurrent requests, and says at the next run that the one set cannot be used', async () => {
    const at = (globalValue: unknown) => settings({ maxConcurrentRequests: { globalValue, workspaceValue: 50 } });
    assert.equal(at(undefined).maxConcurrentRequests(), 3);
    assert.equal(at(100).maxConcurrentRequests(), 100);
    for (const wrong of [0, 101, 1.5, '2']) {
      assert.equal(at(wrong).maxConcurrentRequests(), 3);
      await assert.rejects(at(wrong).read(), /maxConcurrentRequests/);
    }
  });

  it('keeps a key for exactly one origin', async () => {
    const secrets = new Map<string, string>();
    const at = (baseUrl: string) => settings({ baseUrl: { globalValue: baseUrl } }, secrets);
    const home = at('https://api.example.com/v1');
    await home.setApiKey('https://api.example.com/v1', 'key-1');
    assert.equal((await home.read()).endpoint.apiKey, 'key-1');
    assert.equal((await at('https://api.example.com/other/v2').read()).endpoint.apiKey, 'key-1');
    for (const elsewhere of [
      'http://api.example.com/v1',
      'https://api.example.com:8443/v1',
      'https://api.example.com.evil.io/v1',
      'https://api.example.com@evil.io/v1',
      'not an address',
    ]) {
      assert.equal('apiKey' in (await at(elsewhere).read()).endpoint, false, elsewhere);
    }
    await home.clearApiKey('https://api.example.com/v1');
    assert.equal(secrets.size, 0);
  });

  it('keeps the history unless the user says no: a value that cannot be used deletes nothing', () => {
    assert.equal(settings({}).keepsHistory(), true);
    assert.equal(settings({ history: { globalValue: 'off' } }).keepsHistory(), false);
    assert.equal(settings({ history: { workspaceValue: 'off' } }).keepsHistory(), true);
    assert.equal(settings({ history: { globalValue: false } }).keepsHistory(), true);
  });
});
