import assert from 'node:assert/strict';
import { CompletionError } from '../../../src/completion/error.ts';
import { listModels } from '../../../src/completion/models.ts';
import { hasForeignProxy } from '../../../src/connect/foreignProxy.ts';
import { Origins } from '../../../src/connect/origins.ts';

function memento(kept?: unknown) {
  const values = new Map<string, unknown>(kept === undefined ? [] : [['confirmedOrigins', kept]]);
  return {
    get: (key: string) => values.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  } as never;
}

const ownWay = () => false;

describe('origins', () => {
  const permits = (origins: Origins, url: string) => origins.permits(new URL(url));

  it('permit this machine, however it is written', () => {
    const origins = new Origins(memento(), ownWay);
    for (const url of [
      'http://localhost:1234/v1',
      'http://127.0.0.1',
      'http://127.1:80',
      'http://0x7f000001',
      'http://[::1]:8080',
    ]) {
      assert.ok(permits(origins, url), url);
    }
  });

  it('permit nothing else', () => {
    const origins = new Origins(memento(), ownWay);
    for (const url of [
      'https://api.example.com',
      'http://localhost.example.com',
      'http://models.localhost',
      'http://127.0.0.1.example.com',
      'http://localhost@example.com',
      'http://10.0.0.1',
      'http://0.0.0.0:80',
      'http://[::ffff:127.0.0.1]',
      'http://[::]',
      'http://1270.0.1.example',
      'http://xlocalhost',
      'http://169.254.169.254',
    ]) {
      assert.ok(!permits(origins, url), url);
    }
  });

  it('permit what was confirmed, to the letter: scheme, host and port', async () => {
    const origins = new Origins(memento(), ownWay);
    await origins.confirm(new URL('https://api.example.com/v1'));
    assert.ok(permits(origins, 'https://API.example.com:443/other?x'));
    for (const url of [
      'http://api.example.com',
      'https://api.example.com:8443',
      'https://api.example.com.evil.example',
      'https://evil.example/https://api.example.com',
      'https://api.example.com@evil.example',
      'https://аpi.example.com',
      'https://api.example.com.',
      'https://sub.api.example.com',
    ]) {
      assert.ok(!permits(origins, url), url);
    }
  });

  it('take nothing from a memory that is not theirs', () => {
    for (const kept of ['https://a.example', { length: 1, 0: 'https://a.example' }, [1, null], 7]) {
      assert.deepEqual(
        new Origins(memento(kept), ownWay).confirmed.filter((one) => one === 'https://a.example'),
        [],
      );
    }
  });

  it('keep a request to any other from being sent, with a sentence', async () => {
    const sent: string[] = [];
    const origins = new Origins(memento(), ownWay);
    const fetch = origins.guard((input) => {
      sent.push(input as string);
      return Promise.resolve(Response.json({ object: 'list', data: [] }));
    });
    const ask = (baseUrl: string) => listModels({ baseUrl, api: 'auto', apiKey: 'some-key' }, { fetch });
    await assert.rejects(ask('https://api.example.com/v1'), (error) => {
      assert.ok(error instanceof CompletionError);
      assert.equal(error.kind, 'unconfigured');
      assert.match(error.message, /not confirmed/);
      assert.equal(error.retryable, false);
      return true;
    });
    assert.deepEqual(sent, []);
    await origins.confirm(new URL('https://api.example.com'));
    await ask('https://api.example.com/v1');
    assert.deepEqual(sent, ['https://api.example.com/v1/models']);
  });

  it("keep a request to any from being sent while it would take a way that is not the user's own", async () => {
    let inspected: object = { workspaceValue: 'http://proxy.example' };
    const origins = new Origins(memento(), () => hasForeignProxy({ inspect: () => inspected as never }));
    let sent = 0;
    const fetch = origins.guard(() => {
      sent += 1;
      return Promise.resolve(Response.json({ object: 'list', data: [] }));
    });
    const ask = () => listModels({ baseUrl: 'http://127.0.0.1:1/v1', api: 'auto' }, { fetch });
    for (const scope of ['workspaceValue', 'workspaceFolderValue', 'workspaceLanguageValue']) {
      inspected = { defaultValue: '', globalValue: 'http://own.example', [scope]: 'http://proxy.example' };
      await assert.rejects(ask(), (error) => {
        assert.ok(error instanceof CompletionError);
        assert.deepEqual([error.kind, error.retryable], ['unconfigured', false]);
        assert.match(error.message, /http\.proxy/);
        return true;
      });
    }
    assert.equal(sent, 0);
    inspected = { defaultValue: '', globalValue: 'http://own.example' };
    await ask();
    assert.equal(sent, 1);
  });
});
