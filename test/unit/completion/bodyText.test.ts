import assert from 'node:assert/strict';
import { openBody, readBegin } from '../../../src/completion/bodyText.ts';
import { openExchange } from '../../../src/completion/exchange.ts';
import { streamOf } from '../../support/streamServer/streamOf.ts';

describe('bodyText', () => {
  it('loses nothing when it is asked again after a wait that was too short', async () => {
    let give: (bytes: Uint8Array<ArrayBuffer>) => void = () => undefined;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        give = (bytes) => {
          controller.enqueue(bytes);
          controller.close();
        };
      },
    });
    const text = openBody(new Response(body), openExchange(undefined), []);
    assert.equal(await text.next(1), 'late');
    assert.equal(await text.next(1), 'late');
    give(Uint8Array.from(Buffer.from('words')));
    assert.deepEqual(await text.next(), { text: 'words' });
    assert.equal(await text.next(), 'end');
  });

  it('has nothing to give for a response without a body', async () => {
    assert.equal(await openBody(new Response(null), openExchange(undefined), []).next(), 'end');
  });

  it('begins with what it was given, and stops at the limit', async () => {
    const parts = ['b', 'c', 'd', 'e'].map((letter) => Buffer.from(letter));
    const begin = (characters: number) =>
      readBegin(openBody(new Response(streamOf(parts)), openExchange(undefined), []), { characters, ms: 5000 }, 'a');
    assert.deepEqual(await begin(3), { text: 'abc', whole: false });
    assert.deepEqual(await begin(99), { text: 'abcde', whole: true });
  });
});
