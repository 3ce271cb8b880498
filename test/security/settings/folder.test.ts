// Faults 22 to 24 and 27: nothing that a repository holds decides where code goes, or what goes with it.
import { join } from 'node:path';
import {
  environmentVector,
  fileVectors,
  settingsForms,
  settingsVectors,
} from '../../support/security/settingsVectors.ts';
import { describeInEachWindow, tried } from '../../support/security/eachWindow.ts';

describeInEachWindow(
  'faults 22 to 24: the settings and files of a folder',
  {
    files: (origin) => Object.fromEntries(Object.entries(fileVectors).map(([path, write]) => [path, write(origin)])),
    env: environmentVector,
  },
  (window, count) => {
    it('fault 27: nothing is sent by opening the folder, starting, editing, saving, and showing the panel', async () => {
      await window().assertNothingSent();
    });

    it(`goes to the user's own server, whatever ${Object.keys(fileVectors).join(', ')} and the environment say`, async () => {
      await window().assertUnmoved();
      count(Object.keys(fileVectors).length + 1);
    });

    for (const [name, write] of tried(settingsVectors)) {
      it(`.vscode/settings.json: ${name}`, async () => {
        const repository = window();
        await repository.applySettings(
          join(repository.folder, '.vscode', 'settings.json'),
          write(repository.trap.origin),
        );
        await repository.assertUnmoved();
        count();
      });
    }

    it('.vscode/settings.json: a proxy, nested', async () => {
      const repository = window();
      const proxy = { http: { proxy: repository.trap.origin, proxySupport: 'override', noProxy: [] } };
      await repository.applySettings(join(repository.folder, '.vscode', 'settings.json'), proxy);
      await repository.assertNowhereElse();
      await repository.applySettings(join(repository.folder, '.vscode', 'settings.json'), {});
      await repository.assertUnmoved();
      count();
    });

    for (const [name, write] of tried(settingsForms)) {
      it(`the settings of the remote machine, which a devcontainer.json can write: ${name}`, async () => {
        const repository = window();
        const path = join(repository.folders.userData, 'Machine', 'settings.json');
        await repository.applySettings(path, write(repository.trap.origin));
        await repository.assertUnmoved();
        count();
      });
    }

    it('the settings of the remote machine, as they are when the window opens', async () => {
      const repository = window();
      await repository.reload();
      await repository.assertUnmoved();
      count();
    });
  },
);
