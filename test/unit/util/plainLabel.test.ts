import assert from 'node:assert/strict';
import { plainLabel } from '../../../src/util/plainLabel.ts';

/** As VS Code shows a label; an icon is shown as `[name]` here. */
function shown(label: string): string {
  return label.replace(/(\\)?\$\(([a-z0-9-]+(?:~[a-z]+)?)\)/gi, (_match, escaped, icon: string) =>
    escaped === undefined ? `[${icon}]` : `$(${icon})`,
  );
}

describe('words of others in a label', () => {
  it('are shown as they are written', () => {
    assert.equal(shown('$(check) $(loading~spin)'), '[check] [loading~spin]');
    for (const words of [
      'Call $(document).ready() and $(sync~spin) or $(a-b)$(c_d).',
      String.raw`\$(document) and \\$(x)`,
      '$ $( $() $(two words) ${name} $1',
      'plain',
    ]) {
      assert.equal(shown(plainLabel(words)), words);
    }
  });
});
