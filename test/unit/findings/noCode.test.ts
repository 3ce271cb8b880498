import assert from 'node:assert/strict';
import { isNoCode } from '../../../src/findings/noCode.ts';

const instead: Readonly<Record<string, readonly string[]>> = {
  'nothing at all': [
    'Remove this line',
    'remove this line.',
    '(remove this line)',
    '// Remove this line',
    '# (remove this line)',
    'Delete this line.',
    'Remove the `log` call',
    'Drop lines 5–6',
    '(this line is removed)',
    '// line removed',
    '// removed',
    '<!-- removed -->',
    '/* deleted */',
    '// Removed: the debug output',
    '// delete',
    '(deleted)',
    '[delete]',
    '**removed**',
    '`removed`',
    '<empty>',
    '(intentionally left empty)',
    'None',
    '(none)',
    'N/A',
    'No changes',
    '// no replacement needed',
  ],
  'what stays': [
    '    // omitted for brevity',
    '    // code omitted',
    '    // ...rest',
    '    // ...same as original',
    '    // ...other handlers',
    '    // handle the other cases…',
    '    // [rest of the function]',
    '    // same body',
    '    // same code',
    '    // same',
    '    // same logic as above',
    '    // implementation unchanged',
    '    // keep existing',
    '    // <existing code>',
    '    // existing',
    '    // your code here',
    '    // original body',
    '    // the other calls stay',
    '    // keep the rest as it is',
    '    // remaining statements',
    '    # rest',
    '    -- etc.',
    '    // as is',
    '    // --- snip ---',
    '    {/* same as above */}',
    '     * existing',
    '    if (ready) { /* existing */ }',
    '    if (ready) { ... }',
    '    const b = two(...);',
    '    const b = two(one, …);',
  ],
};

const code: readonly string[] = [
  '...rest',
  'call(...rest);',
  'const [first, ...others] = list;',
  'def f() -> tuple[int, ...]: ...',
  'rest',
  'rest,',
  'original',
  'None,',
  'return None',
  'remove()',
  'removeThis();',
  'delete this.line;',
  'pass',
  'SELECT name FROM users',
  'Dim total As Integer',
  '// empty',
  '// ignored',
  '// Remove stale entries first',
  '// the same user may come twice',
  '// keep the connection open',
  '// all cases',
  '* @param rest the others',
  '#existing {',
  '*original = other;',
  'catch { /* empty */ }',
  'call(/* force */ true);',
  'log(`${name}...`);',
];

describe('a line of a suggestion', () => {
  for (const [what, lines] of Object.entries(instead)) {
    for (const line of lines) {
      it(`is no code where it stands for ${what}: ${line.trim()}`, () => {
        assert.ok(isNoCode(line, ['    first();', '    second();']));
        assert.ok(!isNoCode(line, ['    first();', line]));
      });
    }
  }

  for (const line of code) it(`is code: ${line}`, () => assert.ok(!isNoCode(line, ['first();'])));

  it('may stand deeper than where the code has it', () => {
    assert.ok(!isNoCode('        None', ['    None']));
    assert.ok(isNoCode('    // same as above', ['    // the rest']));
  });

  it('is read at once, however long it is', () => {
    for (const piece of ['/* ', '// a ', ' ', '(', '...', '… ', 'remove '])
      assert.equal(typeof isNoCode(`// ${piece.repeat(50_000)};`, []), 'boolean');
  }).timeout(2000);
});
