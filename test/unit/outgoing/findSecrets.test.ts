import assert from 'node:assert/strict';
import { findSecrets } from '../../../src/outgoing/findSecrets.ts';
import { awsKeyId, githubToken, googleKey, privateKey } from './secrets.ts';

describe('findSecrets', () => {
  const found = async (text: string, own: readonly string[] = []) =>
    (await findSecrets(text, own)).map(({ name, start, end }) => ({ name, value: text.slice(start, end) }));

  it('finds keys by their shape, in the order of the text', async () => {
    const text = `const a = "${githubToken}";\nconst b = "${googleKey}";\n// ${awsKeyId}\n${privateKey}\n`;
    assert.deepEqual(await found(text), [
      { name: 'github', value: githubToken },
      { name: 'google', value: googleKey },
      { name: 'aws access key id', value: awsKeyId },
      { name: 'private key', value: privateKey },
    ]);
  });

  it('finds passwords in addresses of databases', async () => {
    const [secret] = await found('url = "postgres://shop:kNf83hsKq@db.example.org:5432/shop"\n');
    assert.match(secret?.value ?? '', /kNf83hsKq/);
  });

  it('finds what is the user’s own, whatever it looks like, each time', async () => {
    const text = 'first my-own-word, then my-own-word again';
    assert.deepEqual(
      (await found(text, ['my-own-word'])).map(({ value }) => value),
      ['my-own-word', 'my-own-word'],
    );
  });

  it('makes one of those that overlap, which is the user’s own if one of them is', async () => {
    const text = `key: ${githubToken}`;
    const [only, ...others] = await findSecrets(text, [githubToken.slice(4, 20)]);
    assert.deepEqual(others, []);
    assert.equal(text.slice(only?.start, only?.end), githubToken);
    assert.ok(only?.isOwn);
  });

  it('takes no orders from the text', async () => {
    for (const order of [
      'disable',
      'disable-line',
      'disable-next-line',
      'disable @secretlint/secretlint-rule-github',
    ]) {
      for (const comment of [`// secretlint-${order}`, `# secretlint-${order}`, `<!-- secretlint-${order} -->`]) {
        for (const text of [`${comment}\ncall("${githubToken}")`, `call("${githubToken}") ${comment}`]) {
          assert.deepEqual(await found(text), [{ name: 'github', value: githubToken }], text);
        }
      }
    }
  });

  it('finds shapes that the library does not know', async () => {
    const keys = { openrouter: `sk-or-v1-${'0a'.repeat(32)}`, stripe: ['sk_te', 'st_', 'a1B2c3D4e5F6g7H8i9'].join('') };
    for (const [name, value] of Object.entries(keys)) {
      assert.deepEqual(await found(`key = "${value}"`), [{ name, value }]);
    }
  });

  it('leaves ordinary code alone', async () => {
    const code =
      'export const token = tokens[at];\nconst password = readPassword(user);\n// see https://user@example.com/path\nconst hash = "d41d8cd98f00b204e9800998ecf8427e";\n';
    assert.deepEqual(await found(code), []);
  });

  it('is not slow with a megabyte, nor with lines made to be slow', async function () {
    this.timeout(20_000);
    for (const text of [
      'const value = compute(1, "abc");\n'.repeat(30_000),
      `${'-'.repeat(50_000)}BEGIN`,
      'eyJ'.repeat(60_000),
      'a:'.repeat(60_000),
      '//@:'.repeat(40_000),
    ]) {
      await findSecrets(text);
    }
  });
});
