import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitTokens } from '../../../support/practiceServer/tokens.ts';

describe('splitTokens', () => {
  it('loses nothing and adds nothing', () => {
    const marks = fc.constantFrom(' ', '\n', '`', '#', '\t', '–', 'word', '\ud83d');
    const text = fc.array(
      fc.oneof(
        marks,
        fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(text, (parts) => splitTokens(parts.join('')).join('') === parts.join('')),
      { numRuns: 300 },
    );
  });

  it('splits as models do: words with their space, long words in pieces, marks of Markdown apart', () => {
    assert.deepEqual(splitTokens('### warning · L12–14'), ['##', '#', ' warnin', 'g', ' ·', ' L12', '–', '14']);
    assert.deepEqual(splitTokens('```typescript\n    return 1;'), [
      ...['``', '`', 'typesc', 'ript', '\n', '   ', ' return', ' 1', ';'],
    ]);
  });
});
