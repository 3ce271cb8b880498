/** The limit that each connection of a run is asked for: what this run has brought is taken off, and nothing else. */
import assert from 'node:assert/strict';
import { streamCompletion } from '../../../../src/completion/client.ts';
import { collect } from '../../../support/streamServer/collect.ts';

/** An answer that says these words, and breaks where no finish reason follows. */
function answer(words: string, finish?: string): Response {
  const event = (choice: object) => `data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`;
  return new Response(
    event({ text: words }) + (finish === undefined ? '' : event({ text: '', finish_reason: finish })),
    {
      headers: { 'content-type': 'text/event-stream' },
    },
  );
}

/** The limits that were asked for, one for each answer of the server. */
async function limits(partial: string | undefined, answers: readonly Response[]): Promise<number[]> {
  const asked: number[] = [];
  const fetch = (_input: string, init: RequestInit) => {
    asked.push((JSON.parse(init.body as string) as { max_tokens: number }).max_tokens);
    return Promise.resolve(answers[asked.length - 1]!);
  };
  const { error } = await collect(
    streamCompletion(
      { endpoint: { baseUrl: 'http://model.test/v1', api: 'completions' }, model: 'any', prompt: 'Hi', maxTokens: 500 },
      {
        retry: { backoffMs: 1 },
        fetch: fetch as typeof globalThis.fetch,
        ...(partial === undefined ? {} : { partial }),
      },
    ),
  );
  assert.equal(error, undefined);
  return asked;
}

const long = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
const short = Array.from({ length: 40 }, (_, index) => ` more${index}`).join('');

describe('fault 16: the limit of a run', () => {
  it('is whole where the user goes on, however long the answer is already', async () => {
    assert.deepEqual(await limits(long, [answer(' end.', 'stop')]), [500]);
  });

  it('is less what this run has brought where it goes on by itself', async () => {
    const [first, second = 0] = await limits(long, [answer(short), answer(' end.', 'stop')]);
    assert.equal(first, 500);
    assert.ok(second > 300 && second < 500, String(second));
    assert.deepEqual(await limits(undefined, [answer(short), answer(' end.', 'stop')]), [500, second]);
  });

  it('never comes to nothing', async () => {
    assert.deepEqual(await limits(undefined, [answer(long), answer(' end.', 'stop')]), [500, 64]);
  });
});
