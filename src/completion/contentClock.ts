/** The time in which we waited for content in, the next limit out: bytes without words do not count, nor time we lose ourselves. */
import { CompletionError } from './error.ts';
import { sentenceFor, sentences } from './sentences.ts';
import type { Timeouts } from './timeouts.ts';
import type { UserWish } from './userWishes.ts';

export interface ContentClock {
  /**
   * Runs one wait with the limit that is next, in milliseconds. `stalled` where the soft limit passed, `keptWaiting`
   * where the user bears the silence; the wait is to be repeated then. @throws CompletionError `stalled` where a hard
   * limit passed, or the user does not want to wait any longer; what the wait throws.
   */
  waitFor<T>(wait: (limitMs: number) => Promise<T | 'late'>): Promise<T | 'stalled' | 'keptWaiting'>;
  /** Text, reasoning or words of a refusal have come; from now on the limits between content hold. */
  content(): void;
  /** Milliseconds of waiting since the last content. */
  silentMs(): number;
  /** What the user says of a silence that was told; false where none was. It counts once the wait has ended. */
  hear(wish: UserWish): boolean;
}

export function createContentClock({ firstContent, stalled, idle }: Timeouts): ContentClock {
  let waited = 0;
  /** How much of the silence the user has borne; the limits begin behind it. */
  let borne = 0;
  let hasContent = false;
  let told = false;
  let wish: UserWish | undefined;

  const bear = () => {
    borne += waited;
    waited = 0;
    told = false;
    wish = undefined;
  };

  return {
    waitFor: async (wait) => {
      const hard = hasContent ? idle : firstContent;
      const soft = hasContent && !told && stalled < hard;
      const limit = soft ? stalled : hard;
      const began = performance.now();
      // Only this wait is counted, so that a reader who keeps us from asking cannot make a server look silent.
      const result =
        wish === undefined
          ? await wait(Math.max(0, limit - waited)).finally(() => {
              waited += performance.now() - began;
            })
          : 'late';
      if (result !== 'late') return result;
      if (wish === 'goOnNow') throw new CompletionError('stalled', sentences.notAwaited, { retryable: true });
      if (wish === 'keepWaiting') {
        bear();
        return 'keptWaiting';
      }
      // Timers are allowed to be early by a fraction.
      waited = Math.max(waited, limit);
      if (!soft) throw silence(hasContent);
      told = true;
      return 'stalled';
    },
    content: () => {
      bear();
      borne = 0;
      hasContent = true;
    },
    silentMs: () => Math.round(borne + waited),
    hear: (said) => {
      if (told) wish = said;
      return told;
    },
  };
}

function silence(hasContent: boolean): CompletionError {
  const sentence = hasContent ? sentenceFor.stalled : sentences.noContent;
  return new CompletionError('stalled', sentence, { retryable: true });
}
