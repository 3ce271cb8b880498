import assert from 'node:assert/strict';
import { plainSentence } from '../../../src/util/plainSentence.ts';

/** As VS Code finds links in its messages. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;

describe('fault 31: plainSentence', () => {
  it('leaves no link, whatever the words say', () => {
    for (const words of [
      '[Mend it](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%22%7D)',
      '[a](COMMAND:x)',
      '[a](file:///etc/passwd)',
      '[a](https://evil.example "title")',
      '[[a]](command:x)',
      '[a](command:x)](command:y)',
      '[a]\u200b(command:x)',
    ]) {
      assert.doesNotMatch(plainSentence(`“${words}” was not applied.`), link, words);
    }
    assert.match('[a](command:x)', link);
  });

  it('leaves other sentences as they are, and shows what hides', () => {
    assert.equal(plainSentence('cart[0](x): 3 of [4] (all).'), 'cart[0] (x): 3 of [4] (all).');
    assert.equal(plainSentence('The model “a” is not there.'), 'The model “a” is not there.');
    assert.equal(plainSentence('a\u202eb'), 'a\\u{202e}b');
  });
});
