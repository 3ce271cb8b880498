import assert from 'node:assert/strict';
import manifest from '../../../../package.json' with { type: 'json' };
import { stages } from '../../../support/testRun/steps.ts';

const scripts: Readonly<Record<string, string>> = manifest.scripts;

/** A script of the manifest in, every script that it runs out: itself, those it calls, and the one before packaging. */
function runBy(script: string): readonly string[] {
  const text = scripts[script];
  assert.ok(text !== undefined, `there is a script ${script}`);
  const called = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = '']) => name);
  // It has vsce package, which runs that first.
  if (text.includes('package.mjs')) called.push('vscode:prepublish');
  return [script, ...called.flatMap(runBy)];
}

describe('the steps of npm test', () => {
  const steps = stages.flat(2);
  const once = [...new Set(steps.map(({ script }) => script))];
  const all = once.flatMap(runBy);

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
    const stageOf = (script: string) =>
      stages.findIndex((lanes) => lanes.flat().some((step) => step.script === script));
    assert.ok(stageOf('package') < stageOf('test:e2e:packaged'));
  });

  it('build before the security of what is built is tested', () => {
    const stageOf = (script: string) =>
      stages.findIndex((lanes) => lanes.flat().some((step) => step.script === script));
    assert.ok(stageOf('package') < stageOf('test:security:built'));
    assert.ok(runBy('test:security').includes('build'));
  });

  it('never build side by side, for all builds write the same files', () => {
    for (const lanes of stages) {
      const building = lanes.filter((lane) => lane.flatMap(({ script }) => runBy(script)).includes('build'));
      assert.ok(building.length <= 1);
    }
  });

  it('write each report once, and run nothing twice', () => {
    const reports = steps.flatMap((step) => step.reports);
    assert.equal(new Set(reports).size, reports.length);
    assert.equal(once.length, steps.length);
  });

  it('leave no package unchecked that somebody makes by hand', () => {
    for (const script of ['package', 'vscode:prepublish', 'test:e2e']) {
      assert.ok(runBy(script).includes('check'), script);
    }
  });
});
