// Faults 22 and 23 in a window of several folders: neither its own file nor a folder's decides where code goes.
import { join } from 'node:path';
import { describeInEachWindow, tried } from '../../support/security/eachWindow.ts';
import { settingsForms } from '../../support/security/settingsVectors.ts';

const workspace = 'both.code-workspace';
const folders = [{ path: '.' }, { path: 'second' }];

describeInEachWindow(
  'faults 22 and 23: a .code-workspace file and the folders that it names',
  { files: () => ({ 'second/more.ts': '', [workspace]: JSON.stringify({ folders }) }), opens: workspace },
  (window, count) => {
    it('fault 27: nothing is sent by opening it', async () => {
      await window().assertNothingSent();
      await window().assertUnmoved();
    });

    for (const [name, write] of tried(settingsForms)) {
      it(`the .code-workspace file: ${name}`, async () => {
        const repository = window();
        const path = join(repository.folder, workspace);
        await repository.applySettings(path, write(repository.trap.origin), (settings) => ({ folders, settings }));
        await repository.assertUnmoved();
        count();
      });

      for (const place of folders) {
        it(`the settings of a folder (${place.path}): ${name}`, async () => {
          const repository = window();
          const path = join(repository.folder, place.path, '.vscode', 'settings.json');
          await repository.applySettings(path, write(repository.trap.origin));
          await repository.assertUnmoved();
          count();
        });
      }
    }
  },
);
