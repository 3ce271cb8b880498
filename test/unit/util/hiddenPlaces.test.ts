import assert from 'node:assert/strict';
import { characterName } from '../../../src/util/characterName.ts';
import { addedHidden, characterAt, hiddenPlaces } from '../../../src/util/hiddenPlaces.ts';
import { needsJoiners } from '../../support/hiddenSigns.ts';

const told = (places: ReturnType<typeof hiddenPlaces>) =>
  places.map((place) => `${characterName(characterAt(place))} ${place.lines.join()} ${place.count}`);

describe('hidden characters in code', () => {
  it('are told with their lines, each kind once', () => {
    const code = `let a;\n\u202elet\u2066 b\u202e;\n\nlet c\u202e = '\u{e0041}\u{e0042}';`;
    assert.deepEqual(told(hiddenPlaces(code, 10)), [
      'right-to-left override 11,13 3',
      'left-to-right isolate 11 1',
      'tag 13 2',
    ]);
    assert.deepEqual(hiddenPlaces(`let a = '${needsJoiners}';\n\tb();\n`, 1), []);
    const [many] = hiddenPlaces('\u200b\n'.repeat(40), 1);
    assert.deepEqual([many?.lines.length, many?.count], [10, 40]);
  });

  it('are added where there are more of them than before', () => {
    const added = (before: string, after: string) => told(addedHidden(before, after, 3));
    assert.deepEqual(added('a\u200b', 'a\u200bb'), []);
    assert.deepEqual(added('a\u200b', 'a\u200bb\nc\u200b'), ['zero width space 3,4 2']);
    assert.deepEqual(added('a\u200b', 'a\u200c'), ['zero width non-joiner 3 1']);
    assert.deepEqual(added('a\u2061', 'a\u2062'), ['invisible character 3 1']);
    assert.deepEqual(added('a', `a ${needsJoiners}`), []);
    assert.deepEqual(added('a', 'a\rb'), ['carriage return 3 1']);
  });

  it('have the names that Unicode gives them, or their kind', () => {
    const names = ['\u202e', '\u{e0041}', '\u{e01ef}', '\ufe0f', '\u0007', '\u009b', '\ud800', '\u2061', '\u001b'].map(
      characterName,
    );
    assert.deepEqual(names, [
      'right-to-left override',
      'tag',
      'variation selector',
      'variation selector',
      'control',
      'control',
      'half of a character',
      'invisible character',
      'escape',
    ]);
  });
});
