import assert from 'node:assert/strict';
import { noFilter, passes, withSeverity } from '../../../media/panel/filter.ts';
import type { Filter } from '../../../src/protocol/pageState.ts';
import { findingState } from './findingState.ts';

const text = 'Before.\n### Refund\nIt is taken off a second time.\nAfter.';
const finding = findingState({ textStart: 8, textEnd: 50 });

const isShown = (filter: Partial<Filter>) => passes({ ...noFilter, ...filter }, finding, undefined, { text });

describe('filter', () => {
  it('lets all through until something is looked for', () => {
    assert.ok(isShown({}));
    assert.ok(isShown({ isOpen: true, words: '  ' }));
  });

  it('takes any of the chosen severities, and each can be chosen and left', () => {
    const warnings = withSeverity(noFilter, 'warning');
    assert.ok(isShown(warnings));
    assert.ok(isShown(withSeverity(warnings, 'critical')));
    assert.ok(!isShown(withSeverity(noFilter, 'critical')));
    assert.deepEqual(withSeverity(warnings, 'warning'), noFilter);
  });

  it('looks for each word in the title, the text, the lines and the severity, whatever its case', () => {
    for (const words of ['refund', 'TWICE', 'second time', 'time taken', 'L18', '18–19', 'warning', 'refund l18']) {
      assert.ok(isShown({ words }), words);
    }
    for (const words of ['before', 'after', 'critical', 'refund nowhere', 'L20']) assert.ok(!isShown({ words }), words);
    assert.ok(!isShown({ words: 'refund', severities: ['note'] }));
    const hidden = findingState({ textStart: 0, textEnd: 9 });
    assert.ok(passes({ ...noFilter, words: '\\u{202e}' }, hidden, undefined, { text: 'Some\u202eone' }));
  });

  it('looks for the lines where they are now', () => {
    const place = { startLine: 52, endLine: 53, state: 'inPlace' } as const;
    assert.ok(passes({ ...noFilter, words: 'L52' }, finding, place, { text }));
    assert.ok(!passes({ ...noFilter, words: 'L18' }, finding, place, { text }));
  });
});
