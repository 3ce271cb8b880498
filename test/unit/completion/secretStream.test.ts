import assert from 'node:assert/strict';
import { createSecretStream, withoutSecrets } from '../../../src/completion/secretStream.ts';
import { createRandom } from '../../support/faults/random.ts';

const key = 'Zq81canaryxT0vWm5LrK3h';
const mark = '[hidden]';

/** What is shown after each piece, and what at the end. */
function streamed(pieces: readonly string[], secrets: readonly string[], before = ''): readonly string[] {
  const stream = createSecretStream(secrets, before);
  return [...pieces.map((piece) => stream.push(piece)), stream.rest()];
}

describe('secrets in a growing text', () => {
  it('are replaced, however often and wherever they stand', () => {
    assert.equal(withoutSecrets(`Invalid key ${key}.`, [key]), `Invalid key ${mark}.`);
    assert.equal(withoutSecrets(key + key, [key]), mark + mark);
    assert.equal(withoutSecrets(`${key} ${key.slice(1)}`, [key]), `${mark} ${key.slice(1)}`);
    assert.equal(withoutSecrets('a.b+c(d)e[f]|a-b+c(d)e[f]|', ['a.b+c(d)e[f]|']), `${mark}a-b+c(d)e[f]|`);
    assert.equal(withoutSecrets(`With ${key}`, []), `With ${key}`);
  });

  it('delay nothing but what may be the beginning of one', () => {
    assert.deepEqual(streamed(['Quick', ' Z', 'q', 'u', 'Zq8', 'Zq8', '2'], [key]), [
      'Quick',
      ' ',
      '',
      'Zqu',
      '',
      'Zq8',
      'Zq82',
      '',
    ]);
    assert.deepEqual(streamed([key, '!'], [key]), [mark, '!', '']);
  });

  it('are let out as far as they came, and hidden where that is as long as a secret', () => {
    assert.deepEqual(streamed(['a Zq81canaryx'], [key]), ['a ', 'Zq81canaryx']);
    assert.deepEqual(streamed(['a Zq81canaryxT'], [key]), ['a ', mark]);
  });

  it('are known across an end: none of them is shown whole', () => {
    const stream = createSecretStream([key]);
    assert.deepEqual(
      [stream.push('a Zq8'), stream.rest(), stream.push('1can'), stream.rest(), stream.rest()],
      ['a ', 'Zq8', '', '1can', ''],
    );
    assert.deepEqual([stream.push(key.slice(7)), stream.push(' b')], [mark, ' b']);
    assert.deepEqual(streamed([key.slice(3), ' b'], [key], 'a Zq8'), [mark, ' b', '']);
    assert.deepEqual(streamed(['ueue', ' b'], [key], 'a Zq'), ['ueue', ' b', '']);
    assert.deepEqual(streamed([key], [key], 'a Zq8'), [mark, '']);
  });

  it('are the longest of those that begin alike', () => {
    const secrets = [`Bearer ${key}`, `${key}-more`, key];
    assert.deepEqual(streamed([key, '-more.'], secrets), ['', `${mark}.`, '']);
    assert.deepEqual(streamed([key, '-most'], secrets), ['', `${mark}-most`, '']);
    assert.deepEqual(streamed([`${key}-mo`], secrets), ['', mark]);
    assert.deepEqual(streamed([`Bearer ${key}`, ` Bearer ${key.slice(1)}`], secrets), [
      mark,
      ` Bearer ${key.slice(1)}`,
      '',
    ]);
  });

  it('give the same for every way to cut the text', () => {
    const random = createRandom(36);
    const pick = <T>(all: readonly T[]) => all[random.integer(0, all.length - 1)]!;
    const families = [
      [key],
      ['abababababac', 'abababababab'],
      ['aaaaaaaaaaaaa', 'aaaaaaaaaaaa'],
      [`Bearer ${key}-2`, `Bearer ${key}`, `${key}-2`, key],
      ['abcdefghijklmnopq', 'defghijklmnoXYZ', 'defghijklmno'],
    ];
    for (let round = 0; round < 5000; round++) {
      const secrets = pick(families);
      const parts = Array.from({ length: random.integer(1, 8) }, () => {
        const secret = pick(secrets);
        return pick([
          secret,
          secret,
          secret.slice(0, random.integer(0, secret.length)),
          secret.slice(1),
          ' ',
          'a',
          '-',
        ]);
      });
      const text = parts.join('');
      const pieces: string[] = [];
      for (let from = 0; from < text.length;) {
        const length = random.integer(1, pick([1, 5, 40]));
        pieces.push(text.slice(from, from + length));
        from += length;
      }
      const whole = withoutSecrets(text, secrets);
      assert.equal(streamed(pieces, secrets).join(''), whole, JSON.stringify(pieces));
      assert.equal(whole, byHand(text, secrets));
    }
  });
});

/** The whole text, looked at place by place. */
function byHand(text: string, secrets: readonly string[]): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    if (secrets.some((secret) => secret !== rest && secret.startsWith(rest))) {
      // Only one that is over at the end, and no other that may go on, is known to be one.
      return out + (rest.length >= 12 ? mark : rest);
    }
    const secret = secrets.find((each) => rest.startsWith(each));
    out += secret === undefined ? rest.charAt(0) : mark;
    at += secret?.length ?? 1;
  }
  return out;
}
