import assert from 'node:assert/strict';
import { requestHeaders } from '../../../src/completion/headers.ts';
import { addressProblems, resolveBaseUrl } from '../../../src/completion/resolveBaseUrl.ts';
import { requestUrl } from '../../../src/completion/url.ts';

describe('requestUrl', () => {
  const cases: readonly (readonly [base: string, expected: string])[] = [
    ['http://localhost:11434/v1', 'http://localhost:11434/v1/chat/completions'],
    ['http://localhost:11434/v1///', 'http://localhost:11434/v1/chat/completions'],
    ['http://localhost:11434', 'http://localhost:11434/chat/completions'],
    ['https://api.example.com/v1#part', 'https://api.example.com/v1/chat/completions'],
    [
      'https://x.openai.azure.com/openai/deployments/d?api-version=2024-02-01',
      'https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-02-01',
    ],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1/chat/completions'],
  ];
  for (const [base, expected] of cases) {
    it(base, () => {
      assert.equal(requestUrl(base, 'chat/completions').href, expected);
    });
  }
});

describe('requestHeaders', () => {
  const keyHeader = (baseUrl: string) => requestHeaders({ baseUrl, api: 'chat', apiKey: 'k' }).get('api-key');

  it('gives Azure the key in its own header too, and nobody else', () => {
    assert.equal(keyHeader('https://x.openai.azure.com/openai/v1'), 'k');
    assert.equal(keyHeader('https://x.services.ai.azure.com/models'), 'k');
    assert.equal(keyHeader('https://azure.com.evil.example/v1'), null);
    assert.equal(keyHeader('https://notazure.com/v1'), null);
  });

  it('sends no authorization without a key', () => {
    assert.equal(requestHeaders({ baseUrl: 'http://a', api: 'chat', apiKey: ' ' }).get('authorization'), null);
  });
});

describe('resolveBaseUrl', () => {
  const cases: readonly (readonly [typed: string, expected: readonly string[]])[] = [
    [
      'localhost:11434',
      ['http://localhost:11434/v1', 'http://localhost:11434', 'https://localhost:11434/v1', 'https://localhost:11434'],
    ],
    ['http://localhost:11434', ['http://localhost:11434/v1', 'http://localhost:11434']],
    ['http://localhost:11434/', ['http://localhost:11434/v1', 'http://localhost:11434']],
    ['  "http://localhost:1234/v1/"  ', ['http://localhost:1234/v1']],
    ['http://host:1234/v1/chat/completions', ['http://host:1234/v1']],
    ['https://api.example.com/v1/chat/completions', ['https://api.example.com/v1']],
    ['https://api.example.com/v1/models', ['https://api.example.com/v1']],
    ['http://host:1234/chat/completions', ['http://host:1234', 'http://host:1234/v1']],
    ['api.example.com', ['https://api.example.com/v1', 'https://api.example.com']],
    [
      'https://openrouter.ai/api',
      ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api', 'https://openrouter.ai/v1'],
    ],
    ['https://api.example.com/api/paas/v4', ['https://api.example.com/api/paas/v4']],
    [
      'https://generativelanguage.googleapis.com/v1beta/openai/',
      ['https://generativelanguage.googleapis.com/v1beta/openai'],
    ],
    [
      'https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-02-01',
      ['https://x.openai.azure.com/openai/deployments/d?api-version=2024-02-01'],
    ],
    [
      'http://localhost:11434/api/chat',
      ['http://localhost:11434/api/chat/v1', 'http://localhost:11434/api/chat', 'http://localhost:11434/v1'],
    ],
    ['http://localhost:8080#top', ['http://localhost:8080/v1', 'http://localhost:8080']],
    ['[::1]:8080', ['http://[::1]:8080/v1', 'http://[::1]:8080', 'https://[::1]:8080/v1', 'https://[::1]:8080']],
  ];
  for (const [typed, expected] of cases) {
    it(typed, () => {
      assert.deepEqual(resolveBaseUrl(typed), expected);
    });
  }

  it('never sends to a public server over plain http that nobody asked for', () => {
    for (const typed of [
      'api.example.com:8000',
      '8.8.8.8:11434',
      '172.15.0.1',
      '172.32.0.1',
      'localhost.evil.example',
    ]) {
      assert.ok(
        resolveBaseUrl(typed).every((url) => url.startsWith('https://')),
        typed,
      );
    }
    for (const typed of [
      '192.168.0.2:11434',
      '10.1.2.3',
      '172.16.0.1',
      '127.0.0.1:8080',
      'gpu-box:8000',
      'nas.local',
    ]) {
      assert.match(resolveBaseUrl(typed)[0] ?? '', /^http:\/\//, typed);
    }
  });

  const refused: readonly (readonly [typed: string, problem: string])[] = [
    ['', addressProblems.none],
    ['   ', addressProblems.none],
    ['not an address', addressProblems.notAnAddress],
    ['http://', addressProblems.notAnAddress],
    ['file:///etc/passwd', addressProblems.scheme],
    ['ftp://example.com', addressProblems.scheme],
    ['javascript:alert(1)', addressProblems.scheme],
    ['vscode://x/y', addressProblems.scheme],
    ['https://user:pass@api.example.com/v1', addressProblems.userinfo],
    ['https://api.example.com@evil.example/v1', addressProblems.userinfo],
  ];
  for (const [typed, problem] of refused) {
    it(`refuses "${typed}"`, () => {
      assert.throws(() => resolveBaseUrl(typed), { message: problem });
    });
  }
});
