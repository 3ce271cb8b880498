import assert from 'node:assert/strict';
import manifest from '../../../../package.json' with { type: 'json' };
import { steps } from '../../../support/testRun/steps.ts';

const scripts: Readonly<Record<string, string>> = manifest.scripts;

/** A script of the manifest in, every script that it runs out: itself, those it calls, and the one before packaging. */
function runBy(script: string): readonly string[] {
  const text = scripts[script];
  assert.ok(text !== undefined, `there is a script ${script}`);
  const called = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = '']) => name);
  if (text.includes('vsce package')) called.push('vscode:prepublish');
  return [script, ...called.flatMap(runBy)];
}

describe('the steps of npm test', () => {
  const all = steps.flatMap(({ script }) => runBy(script));

  it('check and package once', () => {
    for (const script of ['check:types', 'check:lint', 'check:format', 'check:unused', 'package']) {
      assert.equal(all.filter((name) => name === script).length, 1, script);
    }
  });

  it('run the unit tests of the rows once', () => {
    assert.ok(all.includes('test:unit') && all.includes('test:faults:sockets'));
    assert.ok(!all.includes('test:faults'));
  });

  it('package before the package is tested', () => {
    const order = steps.map(({ script }) => script);
    assert.ok(order.indexOf('package') < order.indexOf('test:e2e:packaged'));
  });

  it('leave no package unchecked that somebody makes by hand', () => {
    for (const script of ['package', 'vscode:prepublish', 'test:e2e']) {
      assert.ok(runBy(script).includes('check'), script);
    }
  });
});
