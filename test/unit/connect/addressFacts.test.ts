import assert from 'node:assert/strict';
import { addressFacts } from '../../../src/connect/addressFacts.ts';
import { english } from '../../../src/util/localizer.ts';

describe('addressFacts', () => {
  const facts = (url: string, known: readonly string[] = ['https://api.example.com']) =>
    addressFacts(url, known, english).join(' ');

  it('has nothing to say of an ordinary address', () => {
    assert.equal(facts('https://models.shop.test/v1'), '');
    assert.equal(facts('https://api.example.com/v1'), '');
  });

  it('says that a connection is not encrypted', () => {
    assert.match(facts('http://10.0.0.7/v1'), /not encrypted/);
  });

  it('writes a name of other letters as it is', () => {
    assert.match(facts('https://аpi.exаmple.com', []), /To the letter it is xn--/);
  });

  it('names the server that it could be taken for', () => {
    for (const url of [
      'https://api.example.com.evil.test',
      'https://api.exarnple.com',
      'https://api.examp1e.com',
      'https://apiexample.com',
      'http://api.example.com',
      'https://api.example.com:8443',
    ]) {
      assert.match(facts(url), /It is not https:\/\/api\.example\.com,/, url);
    }
  });
});
