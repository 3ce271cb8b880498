/** Answers that break off, over a transport that cuts where the test wants: whatever the rung, no word is lost or twice. */
import assert from 'node:assert/strict';
import { createCapabilities } from '../../../../src/completion/capabilities.ts';
import { streamCompletion, type CompletionOptions } from '../../../../src/completion/client.ts';
import type { CompletionNotice } from '../../../../src/completion/event.ts';
import type { ChatMessage } from '../../../../src/completion/request.ts';
import { collect } from '../../../support/streamServer/collect.ts';

const words = [
  'First ',
  'the ',
  'loop: ',
  'it 🦊 ',
  'never ',
  'ends.\n\n',
  '```ts\n',
  'for (;;)\n',
  '```\n',
  'Then ',
  'the ',
  'name.',
];
const whole = words.join('');

interface Asked {
  readonly url: URL;
  readonly headers: Headers;
  readonly body: { readonly prompt?: string; readonly messages?: ChatMessage[]; readonly max_tokens?: number };
}

type Server = (asked: Asked, count: number) => Response;

/** A body that gives these events and then breaks, or ends as it should. */
function stream(events: readonly string[], { cut = false, headers = {} } = {}): Response {
  const bytes = events.map((event) => new TextEncoder().encode(`${event}\n\n`));
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const next = bytes.shift();
      if (next !== undefined) controller.enqueue(next);
      else if (cut) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', ...headers } });
}

const chat = (text: string) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}`;
const plain = (text: string) => `data: ${JSON.stringify({ choices: [{ index: 0, text }] })}`;
const numbered = (from: number) => words.map((word, i) => `id: ${i + 1}\n${chat(word)}`).slice(from);
const finish = `id: ${words.length + 1}\ndata: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`;
const done = 'data: [DONE]';
const refusal = (status: number, message: string) => Response.json({ error: { message } }, { status });

async function review(server: Server, options: CompletionOptions = {}, api: 'chat' | 'completions' = 'chat') {
  const asked: Asked[] = [];
  const fetch = (input: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Asked['body']) : {};
    const request = { url: new URL(input), headers: new Headers(init.headers), body };
    if (request.url.pathname.endsWith('/models')) return Promise.resolve(Response.json({ object: 'list', data: [] }));
    asked.push(request);
    return Promise.resolve(server(request, asked.length));
  };
  const result = await collect(
    streamCompletion(
      { endpoint: { baseUrl: 'http://model.test/v1', api }, model: 'any', messages: [{ role: 'user', content: 'Hi' }] },
      { retry: { backoffMs: 1 }, ...options, fetch: fetch as typeof globalThis.fetch },
    ),
  );
  const kinds = result.notices.map((notice: CompletionNotice) => ('rung' in notice ? notice.rung : notice.kind));
  return { ...result, asked, kinds, shown: afterRestart(result.events) };
}

/** What a reader has on the screen in the end. */
function afterRestart(events: Awaited<ReturnType<typeof collect>>['events']): string {
  const begin = events.findLastIndex((event) => event.type === 'notice' && event.notice.kind === 'restarted');
  return events
    .slice(begin + 1)
    .map((event) => (event.type === 'text' ? event.text : ''))
    .join('');
}

describe('going on after a break', () => {
  for (let cut = 1; cut <= words.length; cut++) {
    it(`fault 6: replay after event ${cut} gives the whole answer`, async () => {
      const {
        text,
        kinds,
        asked,
        finish: end,
      } = await review(({ headers }, count) => {
        if (count === 1) return stream(numbered(0).slice(0, cut), { cut: true });
        const last = Number(headers.get('last-event-id'));
        // A replay of the end marker alone would be that of a server that kept nothing.
        return stream([...numbered(last), finish, done]);
      });
      assert.equal(text, whole);
      assert.deepEqual(kinds, ['interrupted', 'replay']);
      assert.equal(asked[1]?.headers.get('last-event-id'), String(cut));
      assert.equal(end?.stop, 'end');
    });

    it(`append after word ${cut} gives the whole answer`, async () => {
      const { text, kinds, asked } = await review(
        ({ body }, count) => {
          const given = (body.prompt ?? '').slice('Hi'.length);
          const rest = whole.slice(given.length);
          assert.ok(whole.startsWith(given));
          return count === 1 ? stream(words.slice(0, cut).map(plain), { cut: true }) : stream([plain(rest), done]);
        },
        {},
        'completions',
      );
      assert.equal(text, whole);
      assert.deepEqual(kinds, ['interrupted', 'append']);
      assert.equal(asked[1]?.body.prompt, `Hi${words.slice(0, cut).join('')}`);
    });
  }

  it('fault 8: events that come again are dropped, and a gap is told', async () => {
    const again = await review((_, count) =>
      count === 1 ? stream(numbered(0).slice(0, 6), { cut: true }) : stream([...numbered(3), done]),
    );
    assert.equal(again.text, whole);
    const gap = await review(({ headers }, count) => {
      if (count === 1) return stream(numbered(0).slice(0, 6), { cut: true });
      return stream([...(headers.has('last-event-id') ? numbered(8) : words.slice(6).map(chat)), done]);
    });
    assert.ok(gap.notices.some((notice) => notice.kind === 'interrupted' && notice.error.kind === 'gap'));
    assert.deepEqual(gap.kinds, ['interrupted', 'interrupted', 'restarted']);
    assert.equal(gap.shown, words.slice(6).join(''));
  });

  it('fault 9: a server that begins anew is not taken for one that replays, and that is remembered', async () => {
    const capabilities = createCapabilities();
    const { kinds, shown } = await review(
      (_, count) => {
        if (count === 1) return stream(numbered(0).slice(0, 2), { cut: true });
        return stream([...words.map((word, i) => `id: ${i + 1}\n${chat(word.toUpperCase())}`), done]);
      },
      { capabilities },
    );
    assert.deepEqual(kinds, ['interrupted', 'restarted']);
    assert.equal(shown, whole.toUpperCase());
    assert.equal(capabilities.recall('http://model.test/v1', 'any').replay, false);
  });

  for (const [name, answer] of [
    ['404', refusal(404, 'no such stream')],
    ['410', refusal(410, 'gone')],
    ['204', new Response(null, { status: 204 })],
    ['401', refusal(401, 'no such session')],
    ['403', refusal(403, 'not your stream')],
    ['413', refusal(413, 'too long ago')],
    ['501', refusal(501, 'no replay')],
  ] as const) {
    it(`fault 9: a replay that is refused with ${name} leads to the next rung`, async () => {
      const { text, kinds } = await review(({ headers }, count) => {
        if (count === 1) return stream(numbered(0).slice(0, 9), { cut: true });
        if (headers.has('last-event-id')) return answer;
        return stream([chat(words.slice(9).join('')), done]);
      });
      assert.equal(text, whole);
      assert.deepEqual(kinds, ['interrupted', 'continue']);
    });
  }

  it('fault 10: a refused prefill is remembered, and the next rung is taken', async () => {
    const capabilities = createCapabilities();
    const fingerprint = 'b6000-abcdef1';
    const first = `data: ${JSON.stringify({ system_fingerprint: fingerprint, choices: [{ index: 0, delta: { content: whole.slice(0, 50) } }] })}`;
    const { text, kinds, asked } = await review(
      ({ body }, count) => {
        if (count === 1) return stream([first], { cut: true });
        if (body.messages?.at(-1)?.role === 'assistant')
          return refusal(400, 'This model does not support assistant message prefill.');
        return stream([chat(whole.slice(50)), done]);
      },
      { capabilities },
    );
    assert.equal(text, whole);
    assert.deepEqual(kinds, ['interrupted', 'continue']);
    assert.equal(asked.length, 3);
    assert.equal(capabilities.recall('http://model.test/v1', 'any').prefill, false);
  });

  it('fault 12: a new answer replaces the partial one at its first word', async () => {
    const { events, shown, kinds } = await review((_, count) =>
      count === 1 ? stream([chat('First ')], { cut: true }) : stream([...words.map(chat), done]),
    );
    assert.deepEqual(kinds, ['interrupted', 'restarted']);
    const at = events.findIndex((event) => event.type === 'notice' && event.notice.kind === 'restarted');
    assert.deepEqual(events[at + 1], { type: 'text', text: 'First ' });
    assert.equal(shown, whole);
  });

  it('fault 11: a model that begins again instead of going on is asked for a new answer, and the two are never mixed', async () => {
    const opening = 'The cache is never emptied, so the process grows until it is ended by the system. ';
    const other = `${opening}Besides, two of the tests cannot fail.`;
    for (const api of ['chat', 'completions'] as const) {
      const piece = api === 'chat' ? chat : plain;
      const { kinds, shown, text, asked } = await review(
        (_, count) => {
          if (count === 1) return stream([piece(`${opening}The loop ends one line too early.`)], { cut: true });
          return stream([...(other.match(/.{1,7}/gs) ?? []).map(piece), done]);
        },
        {},
        api,
      );
      assert.deepEqual(kinds, ['interrupted', 'restarted']);
      assert.equal(asked.length, 3);
      assert.equal(shown, other);
      assert.equal(text, `${opening}The loop ends one line too early.${other}`, 'no word of the refused attempt');
    }
  });

  it('fault 14: `never` throws what broke the answer, with what had arrived', async () => {
    const { text, error, asked } = await review(() => stream(words.slice(0, 5).map(chat), { cut: true }), {
      resume: 'never',
    });
    assert.equal(text, words.slice(0, 5).join(''));
    assert.equal((error as { kind: string }).kind, 'network');
    assert.equal(asked.length, 1);
  });

  it('gives up after three breaks without a new word, and begins to count anew after each one', async () => {
    const silent = await review((_, count) =>
      count === 1 ? stream(words.slice(0, 9).map(chat), { cut: true }) : stream([], { cut: true }),
    );
    assert.equal(silent.asked.length, 4);
    assert.equal(silent.text, words.slice(0, 9).join(''));
    assert.equal((silent.error as { kind: string }).kind, 'network');
    const slow = await review(
      ({ body }) => {
        const rest = whole.slice((body.prompt ?? '').length - 2);
        return rest.length > 9 ? stream([plain(rest.slice(0, 9))], { cut: true }) : stream([plain(rest), done]);
      },
      {},
      'completions',
    );
    assert.equal(slow.text, whole);
  });

  it('fault 11: what a seam had read and not shown is not skipped by a replay of the new stream', async () => {
    const shown = whole.slice(0, 60);
    const remark = 'Sure, continuing from where I left off:\n\n';
    for (const held of [chat(remark), 'data: {"choices":[{"index":0,"delta":{"reasoning_content":"Where was I?"}}]}']) {
      const { text } = await review(
        ({ headers }, count) => {
          if (count === 1) return stream([`id: 1\n${held}`], { cut: true });
          const rest = [`id: 2\n${chat(shown.slice(-20) + whole.slice(60))}`, done];
          return stream(headers.has('last-event-id') ? rest : [`id: 1\n${chat(remark)}`, ...rest]);
        },
        { partial: shown },
      );
      assert.equal(shown + text, whole);
    }
  });

  it('fault 14: a run that the user has asked for is tried like any other before its first word', async () => {
    for (const resume of ['never', 'auto'] as const) {
      const partial = words.slice(0, 8).join('');
      const { text, kinds, asked } = await review(
        (_, count) => (count === 1 ? refusal(503, 'Loading model') : stream([chat(words.slice(8).join('')), done])),
        { partial, resume },
      );
      assert.equal(partial + text, whole);
      assert.deepEqual(kinds, ['retrying', 'continue']);
      assert.equal(asked.length, 2);
    }
    const down = await review(() => refusal(503, 'Loading model'), { partial: whole.slice(0, 60) });
    assert.equal(down.asked.length, 3);
    assert.equal((down.error as { kind: string }).kind, 'overloaded');
  });

  it('a partial answer of an earlier request is continued', async () => {
    const partial = words.slice(0, 8).join('');
    const { text, kinds } = await review(() => stream([chat(words.slice(8).join('')), done]), { partial });
    assert.equal(partial + text, whole);
    assert.deepEqual(kinds, ['continue']);
  });
});
