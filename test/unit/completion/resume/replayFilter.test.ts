import assert from 'node:assert/strict';
import type { ReplyEvent } from '../../../../src/completion/reply.ts';
import { newPosition } from '../../../../src/completion/resume/journal.ts';
import { replayFilter } from '../../../../src/completion/resume/replayFilter.ts';

function chunk(number: number, name: string, more: object = {}): ReplyEvent {
  const value = { id: name, choices: [{ index: 0, delta: { content: `${number}` } }], ...more };
  return { id: `${number}`, data: JSON.stringify(value), items: [{ type: 'document', value }] };
}

/** How many events of a replay are taken as the rest of the others, all of which have come. */
function taken(before: readonly ReplyEvent[], replayed: readonly ReplyEvent[]): number {
  const position = newPosition();
  const dispatch = ({ id, data, items }: ReplyEvent) => {
    position.chunkName.dispatched(items);
    position.ids.dispatched(id, data);
  };
  before.forEach(dispatch);
  const filter = replayFilter(position);
  let count = 0;
  try {
    for (const event of replayed) {
      if (filter.isNew(event)) dispatch(event);
      count++;
    }
  } catch {
    return count;
  }
  return count;
}

describe('fault 8: the name inside the chunks', () => {
  const two = [chunk(1, 'a'), chunk(2, 'a')];

  it('tells another answer from the rest of this one, whatever its ids say', () => {
    assert.equal(taken(two, [chunk(3, 'a'), chunk(4, 'a')]), 2);
    assert.equal(taken(two, [chunk(3, 'b'), chunk(4, 'b')]), 0);
    assert.equal(taken(two, [{ id: '3', data: 'ping', items: [] }, chunk(4, 'b')]), 1);
    assert.equal(taken(two, [chunk(3, ''), chunk(4, 'b')]), 1);
  });

  it('tells nothing where it differed before, where it came once, and behind the first one', () => {
    assert.equal(taken([chunk(1, 'a'), chunk(2, 'b')], [chunk(3, 'c')]), 1);
    assert.equal(taken([...two, chunk(3, 'b'), chunk(4, 'b')], [chunk(5, 'c')]), 1);
    assert.equal(taken([chunk(1, 'a')], [chunk(2, 'a'), chunk(3, 'b')]), 2);
    assert.equal(taken([chunk(1, 'a')], [chunk(2, 'b')]), 1);
    assert.equal(taken(two, [chunk(3, 'a'), chunk(4, 'b')]), 2);
    assert.equal(taken([chunk(1, ''), chunk(2, '')], [chunk(3, 'b')]), 1);
  });

  it('is no matter in an error', () => {
    assert.equal(taken(two, [chunk(3, 'b', { error: { message: 'gone' } })]), 1);
  });
});
