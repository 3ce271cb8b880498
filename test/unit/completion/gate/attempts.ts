/** Attempts for a breaker: what they end with, and when. */
import { CompletionError } from '../../../../src/completion/error.ts';
import type { Breaker } from '../../../../src/completion/gate/breaker.ts';
import type { ErrorKind } from '../../../../src/util/errorKind.ts';

export function failure(kind: ErrorKind = 'network', detail = 'ECONNREFUSED'): CompletionError {
  return new CompletionError(kind, 'as it came', { retryable: true, detail });
}

export const fail = (error: Error) => () => Promise.reject(error);
export const answer = () => Promise.resolve('an answer');

/** An attempt that ends when it is told to. */
export function attemptOf<T>(value: T) {
  let runs = 0;
  let end: (error?: Error) => void = () => undefined;
  const attempt = () => {
    runs++;
    return new Promise<T>((resolve, reject) => {
      end = (error) => {
        if (error === undefined) resolve(value);
        else reject(error);
      };
    });
  };
  return {
    attempt,
    get runs() {
      return runs;
    },
    end: (error?: Error) => {
      end(error);
    },
  };
}

/** Whether the endpoint may not be asked, found out without asking it anything that counts. */
export async function isOpen(breaker: Breaker): Promise<boolean> {
  const cancelled = new Error('cancelled');
  const error: unknown = await breaker.run(fail(cancelled)).catch((thrown: unknown) => thrown);
  return error !== cancelled;
}
