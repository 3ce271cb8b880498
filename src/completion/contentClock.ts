/** The time in which we waited for content in, the next limit out: bytes without words do not count, nor time we lose ourselves. */
import { CompletionError } from './error.ts';
import { sentenceFor, sentences } from './sentences.ts';
import type { Timeouts } from './timeouts.ts';

export interface ContentClock {
  /**
   * Runs one wait with the limit that is next, in milliseconds. `stalled` where the soft limit passed; the wait is to
   * be repeated then. @throws CompletionError `stalled` where a hard limit passed; what the wait throws.
   */
  waitFor<T>(wait: (limitMs: number) => Promise<T | 'late'>): Promise<T | 'stalled'>;
  /** Text, reasoning or words of a refusal have come; from now on the limits between content hold. */
  content(): void;
  /** Milliseconds of waiting since the last content. */
  silentMs(): number;
}

export function createContentClock({ firstContent, stalled, idle }: Timeouts): ContentClock {
  let waited = 0;
  let hasContent = false;
  let told = false;
  return {
    waitFor: async (wait) => {
      const hard = hasContent ? idle : firstContent;
      const soft = hasContent && !told && stalled < hard;
      const limit = soft ? stalled : hard;
      const began = performance.now();
      // Only this wait is counted, so that a reader who keeps us from asking cannot make a server look silent.
      const result = await wait(Math.max(0, limit - waited)).finally(() => {
        waited += performance.now() - began;
      });
      if (result !== 'late') return result;
      // Timers are allowed to be early by a fraction.
      waited = Math.max(waited, limit);
      if (!soft) throw silence(hasContent);
      told = true;
      return 'stalled';
    },
    content: () => {
      waited = 0;
      hasContent = true;
      told = false;
    },
    silentMs: () => Math.round(waited),
  };
}

function silence(hasContent: boolean): CompletionError {
  const sentence = hasContent ? sentenceFor.stalled : sentences.noContent;
  return new CompletionError('stalled', sentence, { retryable: true });
}
