/** What can be done with a finding in, the key that does it in its card out. */
import type { FindingIntent } from '../../src/protocol/messages.ts';

export const findingKeys: Readonly<Partial<Record<FindingIntent, string>>> = {
  revealFinding: 'Enter',
  apply: 'a',
  preview: 'p',
  discard: 'd',
};
