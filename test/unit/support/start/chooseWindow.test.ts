import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chooseWindow, lookAround } from '../../../support/start/chooseWindow.ts';

const code = join('/opt/bin', 'code');
const onPath = { PATH: '/usr/bin:/opt/bin' };
const look = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv) => lookAround(platform, env, (path) => path === code);

describe('where npm start shows VS Code', () => {
  it('is the desktop where its command is on the path and a screen is there', () => {
    assert.deepEqual(look('linux', { ...onPath, DISPLAY: ':0' }), { code, display: true });
    assert.deepEqual(look('darwin', onPath), { code, display: true });
    assert.equal(chooseWindow(undefined, { code, display: true }), 'desktop');
  });

  it('is the browser without that command, without a screen, and in the terminal of a remote window', () => {
    assert.equal(chooseWindow(undefined, look('linux', { PATH: '/usr/bin', DISPLAY: ':0' })), 'browser');
    assert.equal(chooseWindow(undefined, look('linux', { ...onPath, DISPLAY: '' })), 'browser');
    const remote = { ...onPath, WAYLAND_DISPLAY: 'wayland-0', VSCODE_IPC_HOOK_CLI: '/run/hook' };
    assert.equal(chooseWindow(undefined, look('linux', remote)), 'browser');
  });

  it('is what was asked for, whatever there is', () => {
    assert.equal(chooseWindow('browser', { code, display: true }), 'browser');
    assert.equal(chooseWindow('desktop', { code: undefined, display: false }), 'desktop');
  });
});
