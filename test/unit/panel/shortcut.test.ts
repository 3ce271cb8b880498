import assert from 'node:assert/strict';
import { shortcutOf } from '../../../src/panel/shortcut.ts';

describe('shortcutOf', () => {
  it('writes the keys as each keyboard labels them', () => {
    const keybindings = [
      { command: 'other', key: 'f1' },
      { command: 'mine', key: 'ctrl+k shift+alt+m', mac: 'cmd+k shift+alt+m' },
    ];
    const shortcut = shortcutOf('mine', { contributes: { keybindings } });
    assert.deepEqual(shortcut, { other: 'Ctrl+K Shift+Alt+M', mac: '⌘K ⇧⌥M' });
  });
});
