import assert from 'node:assert/strict';
import { viewRequest } from '../../../src/outgoing/requestView.ts';

describe('viewRequest', () => {
  it('hides the values of all headers that are not ours, and of the query', () => {
    const headers = { authorization: 'Bearer k1', 'api-key': 'k2', 'X-Team': 'k3', accept: 'text/event-stream' };
    const url = new URL('https://api.example.com/v1/chat/completions?key=k4&version=k5&key=k6');
    const view = viewRequest(url, { method: 'POST', headers, body: '{"a":1}' }, 7);
    assert.ok(!/k\d/.test(JSON.stringify(view)), JSON.stringify(view));
    assert.equal(view.url, 'https://api.example.com/v1/chat/completions?key=[hidden]&version=[hidden]');
    assert.deepEqual(view.headers, [
      ['accept', 'text/event-stream'],
      ['api-key', '[hidden]'],
      ['authorization', '[hidden]'],
      ['x-team', '[hidden]'],
    ]);
    assert.equal(view.body, '{"a":1}');
  });

  it('is a GET with no body unless told', () => {
    const view = viewRequest(new URL('http://localhost:1/v1/models'), {}, 7);
    assert.deepEqual(view, { at: 7, method: 'GET', url: 'http://localhost:1/v1/models', headers: [], body: '' });
  });
});
