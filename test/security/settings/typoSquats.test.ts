// Fault 25: an address that the user mistyped, or was talked into, gets nothing before they have confirmed it to the letter.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describeInEachWindow } from '../../support/security/eachWindow.ts';
import { setTrap } from '../../support/security/trap.ts';

/** Within it a request would have come. */
const settlingMs = 300;

/** All of them lead to the foreign server. */
const names = {
  plain: 'models.example',
  domain: 'api.openai.com.models.example',
  address: '127.0.0.1.models.example',
  localhost: 'localhost.models.example',
  localName: 'notlocalhost',
  slip: 'api.opneai.example',
  script: 'xn--penai-iye.example',
} as const;

/** What the setting may hold; `own` is the host and port of the user's server, `foreign` those of the other one. */
const addresses: Readonly<Record<string, (own: string, foreign: string, port: string) => string>> = {
  'the own host as the name of a user': (own, foreign) => `http://${own}@${foreign}/v1`,
  'a known host as the name of a user': (_own, foreign) => `http://api.openai.com@${foreign}/v1`,
  'a name and a password': (own) => `http://user:password@${own}/v1`,
  'an address of this machine before another domain': (_own, _foreign, port) => `http://${names.address}:${port}/v1`,
  'localhost before another domain': (_own, _foreign, port) => `http://${names.localhost}:${port}/v1`,
  'a name that ends like localhost': (_own, _foreign, port) => `http://${names.localName}:${port}/v1`,
  'a known host before another domain': (_own, _foreign, port) => `https://${names.domain}:${port}/v1`,
  'a slip of the hand': (_own, _foreign, port) => `https://${names.slip}:${port}/v1`,
  'letters of another script': (_own, _foreign, port) => `https://оpenai.example:${port}/v1`,
  'letters of another script, as they are sent': (_own, _foreign, port) => `http://${names.script}:${port}/v1`,
  'wide letters': (_own, _foreign, port) => `http://ｍｏｄｅｌｓ.example:${port}/v1`,
  'a dot behind the name': (_own, _foreign, port) => `http://${names.plain}.:${port}/v1`,
  'a backslash': (own, foreign) => `http://${foreign}\\@${own}/v1`.replace(/127[\d.]+/, names.plain),
  'a line break within': (_own, _foreign, port) => `http://mod\nels.example:${port}/v1`,
  'plain http to another machine': (_own, _foreign, port) => `http://${names.plain}:${port}/v1`,
  'https to another machine': (_own, _foreign, port) => `https://${names.plain}:${port}/v1`,
  'any address of this machine': (_own, _foreign, port) => `http://0.0.0.0:${port}/v1`,
  'an address of this machine as one of IPv6': (_own, foreign, port) =>
    `http://[::ffff:${new URL(`http://${foreign}`).hostname}]:${port}/v1`,
  'another scheme': (_own, _foreign, port) => `ftp://${names.plain}:${port}/v1`,
  'no scheme': (_own, _foreign, port) => `//${names.plain}:${port}/v1`,
};

describeInEachWindow('fault 25: addresses that only look right', { names: Object.values(names) }, (window, count) => {
  it('whoever takes no care would get there', async () => {
    const typed = window();
    await typed.assertUnmoved();
    const control = await setTrap(new URL(typed.trap.origin).hostname);
    const { port } = new URL(control.origin);
    for (const name of Object.values(names)) assert.equal(await typed.call('fetch', `http://${name}:${port}/`), 200);
    assert.equal(control.hits, Object.values(names).length);
    await control.close();
  });

  for (const [name, write] of Object.entries(addresses)) {
    it(name, async () => {
      const { own, trap, ...typed } = window();
      const foreign = new URL(trap.origin);
      const address = write(new URL(own.baseUrl).host, foreign.host, foreign.port);
      await typed.call('setUserSetting', 'secondLook', 'baseUrl', address);
      const before = own.asked.length;
      const events = await typed.call('review', { text: 'let canary = 4711;' });
      assert.equal(events.find((event) => event.type === 'error')?.kind, 'unconfigured');
      await typed.call('execute', 'secondLook.reviewFile', join(typed.folder, 'src', 'code.ts'));
      await typed.call('begin', 'secondLook.testConnection', settlingMs);
      assert.deepEqual([own.asked.length, trap.hits], [before, 0], trap.received());
      count();
    });
  }

  it('the own server is asked as ever afterwards', async () => {
    const { own, ...typed } = window();
    await typed.call('setUserSetting', 'secondLook', 'baseUrl', own.baseUrl);
    await typed.assertUnmoved();
  });
});
