/** Text and its secrets in, the same text without them out; each line stays where it is. */
import type { Secret } from './findSecrets.ts';

const mask = '[masked secret]';

export function maskSecrets(text: string, secrets: readonly Secret[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of secrets) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[^\n]+/g, mask);
    from = end;
  }
  return masked + text.slice(from);
}
