import assert from 'node:assert/strict';
import { contentSecurityPolicy } from '../../../src/panel/policy.ts';

describe('faults 28 and 29: the policy of the page', () => {
  it('allows our own scripts, styles and fonts, one way of making markup, and nothing else', () => {
    assert.deepEqual(contentSecurityPolicy('https://ours').split('; '), [
      "default-src 'none'",
      'script-src https://ours',
      'style-src https://ours',
      'font-src https://ours',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ]);
  });
});
