// Several files chosen in the explorer, whose reviews begin one after another.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { activated, closeEverything, configure } from './secondLook.ts';

describe('many files, reviewed together,', () => {
  let server: ScriptedServer;

  before(async () => {
    await activated();
    server = await scriptedServer();
    await configure({ baseUrl: server.baseUrl, model: 'scripted', maxConcurrentRequests: 1 });
  });
  after(async () => {
    await configure({ baseUrl: undefined, model: undefined, maxConcurrentRequests: undefined });
    await closeEverything();
    await server.close();
  });

  const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
  const written = async (name: string) => {
    const uri = vscode.Uri.joinPath(folder(), name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`const name = '${name}';`));
    return uri;
  };

  for (const [how, stop] of [
    ['stopped', () => vscode.commands.executeCommand('secondLook.stopAll')],
    ['left, when the panel is closed', closeEverything],
  ] as const) {
    it(`are all ${how}, also those whose turn has not come`, async () => {
      const names = Array.from({ length: 60 }, (_, index) => `many-${index}.txt`);
      const files = await Promise.all(names.map(written));
      const reviewing = vscode.commands.executeCommand('secondLook.reviewFile', files[0], files);
      const first = await server.next();
      await stop();
      await reviewing;
      await first.closed;
      // Any other would be before it in line at a server that takes one at a time.
      void vscode.commands.executeCommand('secondLook.reviewFile', await written('after.txt'));
      const next = await server.next();
      assert.ok(JSON.stringify(next.body).includes('after.txt'), JSON.stringify(next.body));
      next.finish();
      await next.closed;
    });
  }
});
