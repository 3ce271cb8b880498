import assert from 'node:assert/strict';
import { openCountWords } from '../../../media/panel/counts.ts';
import { findingState } from './findingState.ts';

describe('counts of findings', () => {
  it('name each severity that is open, the gravest first', () => {
    const [warning, critical, note] = (['warning', 'critical', 'note'] as const).map((severity) =>
      findingState({ severity }),
    );
    assert.ok(warning && critical && note);
    assert.equal(openCountWords([]), '');
    assert.equal(openCountWords([warning, critical, warning]), '1 critical, 2 warnings');
    assert.equal(openCountWords([note, { ...critical, disposition: 'applied' }, warning]), '1 warning, 1 note');
    assert.equal(openCountWords([{ ...note, disposition: 'discarded' }]), '');
  });
});
