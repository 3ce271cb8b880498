import assert from 'node:assert/strict';
import { installedChromium } from '../../../support/vscode/chromium.ts';

const only = (path: string) => (asked: string) => asked === path;

describe('the browser for the workbench', () => {
  it('is the one that CHROME_PATH names, before any other', () => {
    const env = { CHROME_PATH: '/mine/chrome', PATH: '/usr/bin' };
    assert.equal(
      installedChromium('linux', env, () => true),
      '/mine/chrome',
    );
    assert.throws(() => installedChromium('linux', env, only('/usr/bin/chromium')), /CHROME_PATH says \/mine\/chrome/);
  });

  it('is found where each system keeps it', () => {
    const linux = { PATH: '/usr/local/bin:/usr/bin', CHROME_PATH: '' };
    assert.equal(installedChromium('linux', linux, only('/usr/bin/chromium')), '/usr/bin/chromium');
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    assert.equal(installedChromium('darwin', {}, only(edge)), edge);
    const chrome = 'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const windows = { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' };
    assert.equal(installedChromium('win32', windows, only(chrome)), chrome);
  });

  it('is undefined where there is none', () => {
    assert.equal(
      installedChromium('linux', { PATH: '/usr/bin' }, () => false),
      undefined,
    );
  });
});
