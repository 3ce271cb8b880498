/** A step of the ladder that was refused and the error in, what that says about every answer of this server out. */
import type { Learned } from '../capabilities.ts';
import type { CompletionError } from '../error.ts';
import { sentences } from '../sentences.ts';
import type { Step } from './ladder.ts';
import { refusesPrefill } from './servers.ts';

/** An empty object where the refusal is about this stream, this account or this moment. */
export function lessonOf(step: Step, error: CompletionError): Learned {
  if (step === 'replay') return neverReplays(error) ? { replay: false } : {};
  if (step !== 'prefill') return {};
  return refusesPrefill(error) || isAnew(error) ? { prefill: false } : {};
}

/** A stream that is gone (404, 410, nothing in it) may be there the next time. */
function neverReplays(error: CompletionError): boolean {
  const { kind, status = 0 } = error;
  if (kind === 'badRequest' || kind === 'server') return [400, 405, 501].includes(status);
  return isAnew(error);
}

function isAnew({ kind, message }: CompletionError): boolean {
  return kind === 'badReply' && message === sentences.beganAgain;
}
