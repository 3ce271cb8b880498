// The extension starts, and everything that its manifest promises is there.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from './secondLook.ts';

describe('activation', () => {
  before(activated);

  it('registers every command of the manifest', async () => {
    const manifest = vscode.extensions.getExtension('second-look.second-look')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const promised = manifest.contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(promised.length > 0);
    assert.deepEqual(
      promised.filter((command) => !registered.has(command)),
      [],
    );
  });
});
