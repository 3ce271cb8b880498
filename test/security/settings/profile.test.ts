// Fault 23 in a profile of the user's own: what they set there counts, and what a repository sets does not.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describeInEachWindow } from '../../support/security/eachWindow.ts';
import { settingsForms } from '../../support/security/settingsVectors.ts';

describeInEachWindow('fault 23: in a profile of their own', { profile: 'Own' }, (window, count) => {
  it("the user's own settings count", async () => {
    const { own, ...profile } = window();
    await profile.assertUnmoved();
    assert.match(own.asked.at(-1)?.body ?? '', /"model":"mine"/);
    assert.equal(own.asked.at(-1)?.headers['x-mine'], 'yes');
  });

  it('so do those that they change there', async () => {
    const { own, ...profile } = window();
    await profile.call('setUserSetting', 'secondLook', 'model', 'chosen in the profile');
    await profile.call('review', { text: 'let it = 1;' });
    assert.match(own.asked.at(-1)?.body ?? '', /"model":"chosen in the profile"/);
    await profile.call('setUserSetting', 'secondLook', 'model', 'mine');
  });

  for (const [name, write] of Object.entries(settingsForms)) {
    it(`.vscode/settings.json does not: ${name}`, async () => {
      const profile = window();
      await profile.applySettings(join(profile.folder, '.vscode', 'settings.json'), write(profile.trap.origin));
      await profile.assertUnmoved();
      count();
    });
  }

  for (const [name, write] of Object.entries(settingsForms)) {
    it(`the settings of the remote machine do not: ${name}`, async () => {
      const { own, trap, ...profile } = window();
      await profile.applySettings(join(profile.folders.userData, 'Machine', 'settings.json'), write(trap.origin));
      const before = own.asked.length;
      const events = await profile.call('review', { text: 'let it = 1;' });
      // Where VS Code shows theirs in place of those of the default profile, nothing is sent at all.
      const error = events.find((event) => event.type === 'error');
      if (error) assert.equal(error.kind, 'unconfigured');
      else assert.equal(own.asked.length, before + 1);
      assert.doesNotMatch(JSON.stringify(own.asked.slice(before)), /hostile|all is well/);
      assert.equal(trap.hits, 0, trap.received());
      count();
    });
  }
});
