import assert from 'node:assert/strict';
import { plainTitle } from '../../../src/findings/plainTitle.ts';

describe('a title without Markdown', () => {
  const all: readonly (readonly [markdown: string, plain: string])[] = [
    ['Plain words', 'Plain words'],
    ['`code` and **bold** and _em_ and ~~old~~', 'code and bold and em and old'],
    ['load_user_by_id and `a_b_` and __init__ in `__init__`', 'load_user_by_id and a_b_ and init in __init__'],
    ['a * b ** c', 'a b c'],
    ['f(*args, **kwargs)', 'f(args, kwargs)'],
    ['`f(*args, **kwargs)`', 'f(*args, **kwargs)'],
    ['[text](https://x.y/z) and ![image](a.png)', 'text and image'],
    ['`` a ` b ``', 'a ` b'],
    ['Vec<T> and a[0]', 'Vec<T> and a[0]'],
    ['escaped \\*star\\*', 'escaped *star*'],
    ['an ending:', 'an ending'],
    ['  two   spaces\there ', 'two spaces here'],
    ['half **bold', 'half bold'],
    ['', ''],
  ];
  for (const [markdown, plain] of all) {
    it(markdown || 'nothing', () => {
      assert.equal(plainTitle(markdown), plain);
    });
  }
});
