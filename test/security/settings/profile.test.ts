// Fault 23 in a profile of the user's own: what they set there counts, and what a repository sets does not.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describeInEachWindow, tried } from '../../support/security/eachWindow.ts';
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

  for (const [name, write] of tried(settingsForms)) {
    it(`.vscode/settings.json does not: ${name}`, async () => {
      const profile = window();
      await profile.applySettings(join(profile.folder, '.vscode', 'settings.json'), write(profile.trap.origin));
      await profile.assertUnmoved();
      count();
    });
  }

  for (const [name, write] of tried(settingsForms)) {
    it(`the settings of the remote machine do not: ${name}`, async () => {
      const profile = window();
      const path = join(profile.folders.userData, 'Machine', 'settings.json');
      await profile.applySettings(path, write(profile.trap.origin));
      // Where VS Code shows theirs in place of those of the default profile, nothing is sent at all.
      await profile.assertNowhereElse();
      count();
    });
  }
});
