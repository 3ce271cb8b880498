import assert from 'node:assert/strict';
import { fault } from '../support/faults/fault.ts';
import { nineFaults } from '../support/faults/peers/nineFaults.ts';
import { runOurs } from '../support/faults/peers/runOurs.ts';
import { judge } from '../support/faults/peers/verdict.ts';

for (const api of ['chat', 'completions'] as const) {
  fault(1, `of the nine faults by which clients are compared, nine are told and seven mended (${api})`, async () => {
    const verdicts = await Promise.all(nineFaults.map(async (each) => judge(each, await runOurs(each, api))));
    const failed = nineFaults.filter((_each, index) => !verdicts[index]?.truthful).map(({ name }) => name);
    assert.deepEqual(failed, []);
    const mended = nineFaults.filter((_each, index) => verdicts[index]?.recovered).map(({ name }) => name);
    assert.deepEqual(
      mended,
      nineFaults.filter(({ recoverable }) => recoverable).map(({ name }) => name),
    );
    assert.equal(mended.length, 7);
    return `nine-fault probe (${api}): truthful 9/9, recovered 7/7`;
  });
}
