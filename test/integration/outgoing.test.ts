// What may leave: files that are kept back, secrets, servers that nobody has confirmed; and what has left.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SecondLookApi } from '../../src/api.ts';
import type { ReviewEvent } from '../../src/review/event.ts';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { githubToken } from '../unit/outgoing/secrets.ts';
import { activated, closeEverything, configure, showText, until } from './secondLook.ts';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const code = `connect("${githubToken}");\nrun();`;

describe('what leaves', () => {
  let api: SecondLookApi;
  let server: ScriptedServer;

  before(async () => {
    api = await activated();
    server = await scriptedServer();
    await configure({ baseUrl: server.baseUrl, model: 'scripted' });
  });
  after(async () => {
    await configure({ baseUrl: undefined, model: undefined });
    await closeEverything();
    await server.close();
  });

  async function reviewed(text: string, path = 'src/a.ts', scheme = folder().scheme): Promise<ReviewEvent[]> {
    const all: ReviewEvent[] = [];
    const uri = vscode.Uri.joinPath(folder(), path).with({ scheme }).toString();
    for await (const event of api.review({ uri, text })) all.push(event);
    return all;
  }

  /** The sentence of a review that was not sent. */
  async function refused(text: string, path?: string, scheme?: string): Promise<string> {
    const before = server.paths.length;
    const events = await reviewed(text, path, scheme);
    const error = events.find((event) => event.type === 'error');
    assert.ok(error?.type === 'error' && error.kind === 'unconfigured', JSON.stringify(events));
    assert.equal(server.paths.length, before);
    return error.message;
  }

  /** What was posted for a review, and the kinds of its notices. */
  async function sent(text: string, path?: string, scheme?: string) {
    const events = reviewed(text, path, scheme);
    const exchange = await server.next();
    exchange.say('Fine.');
    exchange.finish();
    const notices = (await events).flatMap((event) => (event.type === 'notice' ? [event.notice] : []));
    return { body: JSON.stringify(exchange.body), notices };
  }

  it('is nothing of a file that the setting keeps back, with a sentence', async () => {
    assert.match(await refused('A=1', '.env'), /\.env is not sent: the setting secondLook\.exclude keeps it back/);
    assert.match(await refused('x', 'deep/down/server.pem'), /server\.pem is not sent/);
    await configure({ exclude: ['/src/'] });
    assert.match(await refused('x', 'src/a.ts'), /not sent/);
    await sent('A=1', '.env');
    await configure({ exclude: undefined });
  });

  it('is nothing of a file that the ignore file keeps back, or while that cannot be read', async () => {
    const file = vscode.Uri.joinPath(folder(), '.secondlookignore');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('# ours\nprivate/\n'));
    try {
      assert.match(await refused('x', 'private/a.ts'), /the file \.secondlookignore keeps it back/);
      await sent('x', 'public/a.ts');
      await vscode.workspace.fs.delete(file);
      await vscode.workspace.fs.createDirectory(file);
      assert.match(await refused('x', 'public/a.ts'), /Nothing is sent: \.secondlookignore cannot be read/);
    } finally {
      await vscode.workspace.fs.delete(file, { recursive: true });
    }
    await sent('x', 'private/a.ts');
  });

  it('is nothing of such a file under another scheme either: its version in Git, a cell of a notebook', async () => {
    const file = vscode.Uri.joinPath(folder(), '.secondlookignore');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('/private/\n'));
    await configure({ exclude: ['/generated/', '*.pem'] });
    try {
      for (const scheme of ['git', 'vscode-notebook-cell']) {
        assert.match(await refused('x', 'private/a.ts', scheme), /the file \.secondlookignore keeps it back/);
        assert.match(await refused('x', 'generated/a.ts', scheme), /the setting secondLook\.exclude keeps it back/);
        await sent('x', 'public/private/a.ts', scheme);
      }
      assert.match(await refused('x', 'keys/server.pem.git', 'git'), /is not sent/);
      assert.match(await refused('x', 'keys/server.pem.diff', 'git'), /is not sent/);
      await sent('x', 'keys/server.pem.git');
    } finally {
      await vscode.workspace.fs.delete(file);
      await configure({ exclude: undefined });
    }
  });

  it('is nothing where the user would have to be asked about secrets', async () => {
    assert.match(await refused(code), /seems to hold secrets, so it is not sent/);
  });

  it('is the code without its secrets, or with them, as the user has set', async () => {
    await configure({ secrets: 'mask' });
    const masked = await sent(code);
    assert.ok(!masked.body.includes(githubToken) && masked.body.includes('[masked secret]'), masked.body);
    assert.deepEqual(masked.notices, [{ kind: 'masked', count: 1 }]);
    await configure({ secrets: 'send' });
    const whole = await sent(code);
    assert.ok(whole.body.includes(githubToken));
    assert.deepEqual(whole.notices, []);
    await configure({ secrets: 'cancel' });
    await refused(code);
    await configure({ secrets: undefined });
  });

  it('is nothing to a server that the user has not confirmed', async () => {
    // Linux takes this for the same machine, but it is no loopback address.
    await configure({ baseUrl: server.baseUrl.replace('127.0.0.1', '0.0.0.0') });
    assert.match(await refused('x'), /not confirmed yet/);
    await configure({ baseUrl: server.baseUrl });
  });

  it('is the code of a file that is on no disk, where that is what is reviewed', async () => {
    const content = new TextEncoder().encode('export const virtual = true;\n');
    const none = () => {
      throw vscode.FileSystemError.FileNotFound();
    };
    const files: vscode.FileSystemProvider = {
      onDidChangeFile: () => new vscode.Disposable(() => undefined),
      watch: () => new vscode.Disposable(() => undefined),
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length }),
      readDirectory: none,
      createDirectory: none,
      readFile: () => content,
      writeFile: none,
      delete: none,
      rename: none,
    };
    const provider = vscode.workspace.registerFileSystemProvider('virtual', files);
    try {
      await vscode.commands.executeCommand('secondLook.reviewFile', vscode.Uri.parse('virtual:/repository/src/a.ts'));
      const exchange = await server.next();
      exchange.finish();
      assert.ok(exchange.body.messages?.at(-1)?.content.includes('export const virtual'));
      const before = server.paths.length;
      await vscode.commands.executeCommand('secondLook.reviewFile', vscode.Uri.parse('virtual:/repository/.env'));
      await sent('x');
      assert.equal(server.paths.length, before + 1);
    } finally {
      provider.dispose();
    }
  });

  it('can be looked at, to the letter but for keys', async () => {
    await configure({ headers: { 'x-team': 'a-team-token' } });
    await showText('export const seen = "``` and more";');
    await vscode.commands.executeCommand('secondLook.review');
    const exchange = await server.next();
    exchange.say('Fine.');
    exchange.finish();
    await vscode.commands.executeCommand('secondLook.showRequest');
    await until(() => vscode.window.activeTextEditor?.document.uri.scheme === 'second-look-request');
    const shown = vscode.window.activeTextEditor!.document.getText();
    const prompt = exchange.body.messages?.at(-1)?.content ?? '';
    assert.ok(prompt.includes('export const seen') && shown.includes(prompt), shown);
    assert.ok(shown.includes(JSON.stringify(exchange.body)), shown);
    assert.match(shown, /x-team: \[hidden\]/);
    assert.ok(!shown.includes('a-team-token'));
    await configure({ headers: undefined });
  });
});
