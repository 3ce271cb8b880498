import assert from 'node:assert/strict';
import type { ReplyEvent } from '../../../../src/completion/reply.ts';
import { newPosition } from '../../../../src/completion/resume/journal.ts';
import { replayFilter } from '../../../../src/completion/resume/replayFilter.ts';
import { visibleIn } from '../../../../src/completion/resume/visibleIn.ts';

function chunk(number: number, name: string, more: object = {}): ReplyEvent {
  return saying(number, { content: `${number}` }, { id: name, ...more });
}

function saying(number: number, delta: object, more: object = {}): ReplyEvent {
  const value = { choices: [{ index: 0, delta }], ...more };
  return { id: `${number}`, data: JSON.stringify(value), items: [{ type: 'document', value }] };
}

/** How many events of a replay are taken as the rest of the others, all of which have come. */
function taken(before: readonly ReplyEvent[], replayed: readonly ReplyEvent[]): number {
  const position = newPosition();
  const dispatch = ({ id, data, items }: ReplyEvent) => {
    position.chunkName.dispatched(items);
    position.opening.dispatched(items);
    position.ids.dispatched(id, data, visibleIn({ data, items }));
  };
  before.forEach(dispatch);
  const filter = replayFilter(position);
  let count = 0;
  try {
    for (const event of replayed.flatMap((each) => filter.admit([each]))) {
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
    assert.equal(taken([chunk(1, 'a')], [chunk(2, 'b')]), 0);
  });

  it('tells nothing where it differed before, and behind the first one', () => {
    assert.equal(taken([chunk(1, 'a'), chunk(2, 'b')], [chunk(3, 'c')]), 1);
    assert.equal(taken([...two, chunk(3, 'b'), chunk(4, 'b')], [chunk(5, 'c')]), 1);
    assert.equal(taken([chunk(1, 'a')], [chunk(2, 'a'), chunk(3, 'b')]), 2);
    assert.equal(taken(two, [chunk(3, 'a'), chunk(4, 'b')]), 2);
    assert.equal(taken([chunk(1, ''), chunk(2, '')], [chunk(3, 'b')]), 1);
  });

  it('is no matter in an error', () => {
    assert.equal(taken(two, [chunk(3, 'b', { error: { message: 'gone' } })]), 1);
  });
});

describe('fault 8: how an answer without a name begins', () => {
  const role = (number: number, content = '') => saying(number, { role: 'assistant', content });
  const words = (from: number, ...all: readonly string[]) => all.map((content, at) => saying(from + at, { content }));
  const text = ['# ', 'Review of ', 'everything ', 'in this ', 'one file'];

  it('tells that it begins again where the role is named again', () => {
    const before = [role(1), ...words(2, ...text)];
    assert.equal(taken(before, [role(7), ...words(8, 'Other ', 'words')]), 0);
    assert.equal(taken(before, [role(7, 'Other '), ...words(8, 'words')]), 0);
    assert.equal(taken(before, words(7, ' and ', 'more.')), 2);
  });

  it('tells nothing by the role where each chunk names it, or the last one does', () => {
    assert.equal(taken([role(1, 'One '), role(2, 'two ')], [role(3, 'three')]), 1);
    const end = saying(4, {}, { choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: 'stop' }] });
    assert.equal(taken([role(1), ...words(2, 'One ', 'two')], [end]), 1);
  });

  it('tells that it begins again where the first words come again, however they are cut', () => {
    const before = words(1, ...text);
    assert.equal(taken(before, words(6, ...text, ' ends.')), 0);
    assert.equal(taken(before, words(6, text.join(''))), 0);
    assert.equal(taken(before, [...words(6, '# Rev'), ...words(7, 'iew of everything in this one file')]), 0);
    assert.equal(taken(words(1, 'Hello '), words(2, 'Hello ', 'world.')), 0);
  });

  it('tells nothing where only a few of them come, which are kept', () => {
    const before = words(1, ...text);
    assert.equal(taken(before, words(6, '# ', 'Review of ', 'nothing')), 3);
    assert.equal(taken(before, [...words(6, '# '), { id: '7', data: '', items: [{ type: 'done' }] }]), 2);
  });

  it('tells nothing where events come again under their own ids', () => {
    const before = [role(1), ...words(2, ...text)];
    assert.equal(taken(before, [...before, ...words(7, ' and ', 'more.')]), 8);
  });
});
