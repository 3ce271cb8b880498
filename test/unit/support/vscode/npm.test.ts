import assert from 'node:assert/strict';
import { npmEnvironment } from '../../../support/vscode/npm.ts';

describe('the environment of an npm of ours', () => {
  it('has none of what the command of the caller asked npm for', () => {
    const env = {
      npm_config_omit: 'dev',
      npm_config_global: 'true',
      npm_package_name: 'x',
      npm_lifecycle_event: 'test',
    };
    assert.deepEqual(npmEnvironment(env), {});
  });

  it('has what says where packages come from, and everything that is not about npm', () => {
    const env = {
      PATH: '/bin',
      npm_config_registry: 'https://mirror.example/',
      NPM_CONFIG_CAFILE: '/ca.pem',
      npm_config_https_proxy: 'http://proxy:1',
      npm_config_noproxy: 'localhost',
      npm_config_cache: '/cache',
    };
    assert.deepEqual(npmEnvironment(env), env);
  });
});
