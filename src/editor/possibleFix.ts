/** A marked finding in; what its reader can do with its suggestion as the code stands now out. */
import type { Fix } from '../review/finding.ts';
import type { ShownFinding } from './shownFindings.ts';

/** What may be applied may be previewed too. */
export function possibleFix({ finding: { fix }, place }: ShownFinding): Fix['kind'] {
  return fix.kind === 'apply' && place.state !== 'inPlace' ? 'preview' : fix.kind;
}
