// Before something leaves: the question for a new server, the question about secrets, and what the panel says of both.
import assert from 'node:assert/strict';
import { scriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';
import { githubToken } from '../unit/outgoing/secrets.ts';
import { keepFailures, openReviewer, version, type Reviewer } from './reviewer.ts';
import { chooseForFile, notification, openFile } from './user.ts';

const token = githubToken;

describe('what may leave, in the workbench', () => {
  let server: ScriptedServer;
  let reviewer: Reviewer;
  let elsewhere: string;

  before(async () => {
    server = await scriptedServer();
    // The same machine for Linux, and no loopback address: to the user it is a server that is somewhere else.
    elsewhere = server.baseUrl.replace('127.0.0.1', '0.0.0.0');
    const files = { 'login.ts': `export const a = 1;\nconnect("${token}");\n`, '.env': 'PASSWORD=1\n' };
    reviewer = await openReviewer({ baseUrl: elsewhere }, { files });
  });
  after(async () => {
    await reviewer.dispose();
    await server.close();
  });
  keepFailures(() => reviewer);

  const dialog = () => reviewer.vs.page.locator('.monaco-dialog-box');
  const answer = async (name: string) => {
    await dialog().getByRole('button', { name, exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
  };
  const review = () => reviewer.vs.runCommand('Second Look: Review File');
  const finish = async (words = 'Fine.') => {
    const exchange = await server.next();
    exchange.say(words);
    exchange.finish();
    return exchange;
  };

  it('is nothing before the user has confirmed the server, whose address is shown in full', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'src/cart.ts');
    await review();
    const { origin, host } = new URL(elsewhere);
    await dialog().getByText(`Send your code to ${origin}?`).waitFor();
    await dialog().getByText('The connection is not encrypted').waitFor();
    await dialog().getByText('Sent are the lines under review').waitFor();
    await vs.screenshot(`${version}-consent`);
    await answer('Cancel');
    assert.deepEqual(server.paths, []);
    await review();
    await answer(`Send to ${host}`);
    await finish();
    await vs.panel.getByText('Fine.').waitFor();
  });

  it('is asked once for each server, of which one on this machine needs no question', async () => {
    const { vs } = reviewer;
    await review();
    await finish('Once more.');
    await vs.panel.getByText('Once more.').waitFor();
    await vs.setSettings({ 'secondLook.baseUrl': server.baseUrl, 'secondLook.model': 'scripted' });
    // It says so in the first review that begins, from wherever that is started.
    await chooseForFile(vs, 'login.ts', 1, 'Review File');
    await answer('Cancel');
    await chooseForFile(vs, 'cart.ts', 2, 'Review File');
    await finish('Here.');
    await vs.panel.getByText('Here.').waitFor();
    await vs.panel.getByText(`This is the first review by ${new URL(server.baseUrl).origin}.`).waitFor();
    await review();
    await finish('Here again.');
    await vs.panel.getByText('Here again.').waitFor();
    assert.equal(await vs.panel.getByText('This is the first review').count(), 0);
  });

  it('is not the code of a file that is kept back', async () => {
    const { vs } = reviewer;
    await openFile(vs, '.env');
    const before = server.paths.length;
    await review();
    await notification(vs.page, '.env is not sent: the setting secondLook.exclude keeps it back');
    assert.equal(server.paths.length, before);
  });

  it('is code with secrets as the user answers: not at all, masked, or as it is', async () => {
    const { vs } = reviewer;
    await openFile(vs, 'login.ts');
    const before = server.paths.length;
    await review();
    await dialog().getByText('login.ts seems to hold a secret (github). Send it?').waitFor();
    await dialog().getByText('Lines: 2').waitFor();
    await vs.screenshot(`${version}-secrets`);
    await answer('Cancel');
    assert.equal(server.paths.length, before);
    await review();
    await answer('Mask and Send');
    const masked = await finish('Masked.');
    assert.ok(!JSON.stringify(masked.body).includes(token));
    await vs.panel.getByText('1 secret was masked before the code was sent.').waitFor();
    await vs.runCommand('Second Look: Show Request');
    await vs.page.locator('.tab', { hasText: 'login.ts-request.md' }).waitFor();
    await vs.page.locator('.editor-instance .view-lines', { hasText: 'What was sent' }).first().waitFor();
    await openFile(vs, 'login.ts');
    await review();
    await answer('Send Anyway');
    assert.ok(JSON.stringify((await finish('Whole.')).body).includes(token));
    await vs.panel.getByText('Whole.').waitFor();
    await vs.runCommand('Second Look: Review Again');
    await finish('Again.');
    await vs.panel.getByText('Again.').waitFor();
    // Of these words nobody has said that they may be sent.
    await vs.setSettings({
      'secondLook.baseUrl': server.baseUrl,
      'secondLook.model': 'scripted',
      'secondLook.instructions': `Use ${token}.`,
    });
    const sent = server.paths.length;
    await vs.runCommand('Second Look: Review Again');
    await answer('Cancel');
    assert.equal(server.paths.length, sent);
  });
});
