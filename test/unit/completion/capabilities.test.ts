import assert from 'node:assert/strict';
import { createCapabilities, type Capabilities } from '../../../src/completion/capabilities.ts';

describe('capabilities', () => {
  it('belong to an endpoint and a model, survive storage, and grow', () => {
    const capabilities = createCapabilities();
    capabilities.learn('http://a:1/v1/', 'm', { api: 'completions' });
    capabilities.learn('http://a:1/v1?api-version=2', 'm', { streamOptions: false });
    capabilities.learn('http://a:1/v1', '__proto__', { stream: false });
    capabilities.learn('http://a:1/v1', 'other', {});
    const restored = createCapabilities(JSON.parse(JSON.stringify(capabilities)) as ReturnType<Capabilities['toJSON']>);
    assert.deepEqual(restored.recall('http://a:1/v1', 'm'), { api: 'completions', streamOptions: false });
    assert.deepEqual(restored.recall('http://a:1/v1', '__proto__'), { stream: false });
    assert.deepEqual(restored.recall('http://a:1/v1', 'other'), {});
    assert.deepEqual(restored.recall('http://b:1/v1', 'm'), {});
    assert.deepEqual(restored.recall('http://a:1/v2', 'm'), {});
    assert.equal(restored.toJSON().length, 2);
  });

  it('tell what is new, and what was known already to nobody', () => {
    const news: unknown[] = [];
    const capabilities = createCapabilities([['http://a:1/v1 m', { prefill: true }]], (...told) => news.push(told));
    capabilities.learn('http://a:1/v1', 'm', { prefill: true });
    capabilities.learn('http://a:1/v1', 'm', {});
    capabilities.learn('http://a:1/v1', 'm', { prefill: false, api: 'chat' });
    assert.deepEqual(news, [['http://a:1/v1 m', { prefill: false, api: 'chat' }]]);
  });
});
