// The one shortcut: no default binding of VS Code uses it, on any system, and every keyboard can type it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultKeybindings } from '../support/vscode/keybindings.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import { version } from './reviewer.ts';

interface Manifest {
  readonly contributes: { readonly keybindings: readonly { readonly key: string; readonly mac: string }[] };
}

const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as Manifest;

describe('the shortcut', () => {
  for (const platform of ['linux', 'windows', 'mac'] as const) {
    it(`is free on ${platform}`, async () => {
      const defaults = await defaultKeybindings(version, platform);
      // Proof that the list is that system's own.
      const palette = defaults.filter(({ command }) => command === 'workbench.action.showCommands');
      const expected = platform === 'mac' ? 'shift+cmd+p' : 'ctrl+shift+p';
      assert.ok(
        palette.some(({ key }) => key === expected),
        JSON.stringify(palette),
      );
      for (const { key, mac } of manifest.contributes.keybindings) {
        const ours = platform === 'mac' ? mac : key;
        // Taken as well where a longer chord begins with it. That Ctrl+K begins ours is how VS Code's own chords are made.
        const taken = defaults.filter((other) => other.key === ours || other.key.startsWith(`${ours} `));
        assert.deepEqual(taken, []);
      }
    });
  }

  it('needs no AltGr, which is Ctrl+Alt, and no sign that moves from layout to layout', () => {
    for (const { key, mac } of manifest.contributes.keybindings) {
      assert.match(key, /^(ctrl\+[a-z])( ctrl\+[a-z])?$/);
      assert.match(mac, /^(cmd\+[a-z])( cmd\+[a-z])?$/);
    }
  });
});
