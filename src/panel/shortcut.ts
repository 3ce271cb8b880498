/** The manifest's key bindings in, the shortcut of a command as people read it out, for both kinds of keyboard. */
import * as v from 'valibot';
import type { Shortcut } from '../protocol/messages.ts';

const manifest = v.object({
  contributes: v.object({
    keybindings: v.array(v.object({ command: v.string(), key: v.string(), mac: v.optional(v.string()) })),
  }),
});

const names: Record<string, { readonly other: string; readonly mac: string }> = {
  ctrl: { other: 'Ctrl', mac: '⌃' },
  cmd: { other: 'Cmd', mac: '⌘' },
  shift: { other: 'Shift', mac: '⇧' },
  alt: { other: 'Alt', mac: '⌥' },
};

/** @throws ValiError where `packageJson` binds no keys. */
export function shortcutOf(command: string, packageJson: unknown): Shortcut {
  const { keybindings } = v.parse(manifest, packageJson).contributes;
  const binding = keybindings.find((candidate) => candidate.command === command);
  const key = binding?.key ?? '';
  return { other: written(key, 'other'), mac: written(binding?.mac ?? key, 'mac') };
}

function written(keys: string, keyboard: 'other' | 'mac'): string {
  const chord = (keysTogether: string) =>
    keysTogether
      .split('+')
      .map((key) => names[key]?.[keyboard] ?? key.toUpperCase())
      .join(keyboard === 'mac' ? '' : '+');
  return keys.split(' ').map(chord).join(' ');
}
