import assert from 'node:assert/strict';
import type { SecretsFound } from '../../../src/outgoing/checkSecrets.ts';
import { permitSecrets, type SecretAnswer, type SecretPolicy } from '../../../src/outgoing/permitSecrets.ts';
import { buildPrompt } from '../../../src/prompt/build.ts';
import { someTarget } from '../../support/reviewTarget.ts';
import { githubToken, privateKey } from './secrets.ts';

const text = `let a = 1;\nconst token = "${githubToken}";\n${privateKey}\nreturn a;`;
const target = { ...someTarget, startLine: 10, endLine: 10 + text.split('\n').length - 1, text };
const outgoing = { target: { ...target, documentText: `// ${githubToken}\n${text}` }, instructions: '' };

describe('permitSecrets', () => {
  const asked: SecretsFound[] = [];
  const permitted = (policy: SecretPolicy, answer: SecretAnswer = 'cancel', own: readonly string[] = []) =>
    permitSecrets(outgoing, {
      policy,
      own,
      ask: (found) => {
        asked.push(found);
        return Promise.resolve(answer);
      },
    });
  beforeEach(() => {
    asked.length = 0;
  });

  it('asks with what was found where, and does what is answered', async () => {
    const masked = await permitted('ask', 'mask');
    const [found] = asked;
    assert.deepEqual(
      { count: found?.count, names: found?.names, lines: found?.lines },
      {
        count: 2,
        names: ['github', 'private key'],
        lines: [11, 12, 13, 14, 15, 16, 17],
      },
    );
    assert.equal(await permitted('ask', 'send'), outgoing);
    assert.equal(await permitted('ask', 'cancel'), undefined);
    assert.ok(masked);
    assert.equal(masked.target.masked, 2);
  });

  it('leaves no part of a masked secret in anything that is sent or kept, and each line in its place', async () => {
    const masked = await permitted('mask');
    assert.deepEqual(asked, []);
    assert.ok(masked);
    const all = JSON.stringify([masked, buildPrompt(masked.target, masked.instructions)]);
    const pieces = [githubToken, ...privateKey.split('\n').filter((line) => !line.startsWith('-'))];
    for (const piece of pieces) assert.ok(!all.includes(piece.slice(4, 16)), piece);
    assert.equal(masked.target.text.split('\n').length, text.split('\n').length);
    assert.equal(masked.target.text.split('\n')[0], 'let a = 1;');
    assert.equal(masked.target.text.split('\n').at(-1), 'return a;');
    assert.equal(masked.target.text.split('\n')[1], 'const token = "[masked secret]";');
  });

  it('sends all of it, or nothing, without a question where that is set', async () => {
    assert.equal(await permitted('send'), outgoing);
    assert.equal(await permitted('cancel'), undefined);
    assert.deepEqual(asked, []);
  });

  it('asks nothing where there is nothing', async () => {
    const plain = { target: someTarget, instructions: 'Look for races.' };
    const context = { policy: 'ask' as const, own: ['not-in-there-at-all'], ask: () => assert.fail('asked') };
    assert.equal(await permitSecrets(plain, context), plain);
  });

  it('masks the key for the server itself whatever is set or answered, and does not ask for that', async () => {
    const key = 'the-key-for-this-very-server';
    const holding = {
      target: { ...someTarget, label: `src/${key}.ts`, text: `login("${key}")` },
      instructions: `Use ${key}.`,
    };
    for (const policy of ['ask', 'mask', 'send', 'cancel'] as const) {
      const allowed = await permitSecrets(holding, { policy, own: [key], ask: () => assert.fail('asked') });
      assert.ok(allowed, policy);
      assert.ok(!JSON.stringify(allowed).includes(key), policy);
      assert.equal(allowed.target.masked, 3);
    }
    const both = await permitted('ask', 'send', ['return a']);
    assert.ok(both?.target.text.includes(githubToken));
    assert.ok(!both?.target.text.includes('return a'));
  });

  const never = { own: [], ask: () => assert.fail('asked') };

  it('keeps no secret of what is not sent, whatever is set, and asks nothing for it', async () => {
    for (const policy of ['ask', 'mask', 'cancel', 'send'] as const) {
      const around = { ...someTarget, symbol: `connect("${githubToken}") callback`, documentText: `// ${githubToken}` };
      const allowed = await permitSecrets({ target: around, instructions: '' }, { ...never, policy });
      assert.ok(allowed);
      assert.ok(!JSON.stringify(allowed).includes(githubToken), policy);
      assert.equal(allowed.target.masked, undefined);
    }
  });

  it('leaves a target as it is where the instructions alone hold a secret that was masked before', async () => {
    const instructions = `Use ${githubToken}.`;
    const first = await permitSecrets({ target: someTarget, instructions }, { ...never, policy: 'mask' });
    assert.equal(first?.target.masked, 1);
    const again = await permitSecrets({ target: first.target, instructions }, { ...never, policy: 'mask' });
    assert.equal(again?.target, first.target);
    assert.equal(again.instructions, 'Use [masked secret].');
  });
});
