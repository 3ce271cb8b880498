/** The events of a connection that goes on in, the same answer out: seam trimmed, and told right before its first word. */
import { CompletionError } from '../error.ts';
import type { CompletionEvent, CompletionNotice } from '../event.ts';
import { learn, type Run } from '../run.ts';
import { sentences } from '../sentences.ts';
import type { Step } from './ladder.ts';
import { createSeam } from './seam.ts';

type Events = AsyncGenerator<CompletionEvent, void, undefined>;

/** @throws CompletionError also where the model does not go on but begins again: nothing of that is handed out. */
export async function* continued(step: Step, run: Run, events: Events): Events {
  const { journal } = run;
  const rung = rungs[step];
  const seam = rung === undefined || rung === 'replay' ? undefined : createSeam(journal.text, rung);
  let isTold = false;
  let isRetracted = false;
  function* tell(): Generator<CompletionEvent> {
    if (isTold) return;
    isTold = true;
    const notice: CompletionNotice =
      rung === undefined ? { kind: 'restarted' } : { kind: 'resumed', rung, trimmed: seam?.trimmed ?? 0 };
    if (rung === undefined) journal.text = '';
    if (rung === 'prefill') learn(run, { prefill: true });
    yield { type: 'notice', notice };
  }
  function* hand(text: string): Generator<CompletionEvent> {
    if (text === '') return;
    if (seam?.startsAnew === true) throw new CompletionError('badReply', sentences.beganAgain, { retryable: true });
    yield* tell();
    journal.text += text;
    yield { type: 'text', text };
  }
  try {
    for await (const event of events) {
      if (event.type === 'text') yield* hand(seam === undefined ? event.text : seam.feed(event.text));
      else if (event.type === 'reasoning') {
        // A new answer begins with its first thought; in a continued one the thoughts are still about the old words.
        if (rung === undefined) yield* tell();
        yield event;
      } else if (event.type === 'finish') {
        // What the seam still holds was withdrawn with the rest.
        if (!isRetracted) yield* hand(seam?.end() ?? '');
        yield* tell();
        yield event;
      } else {
        if (event.type === 'notice' && event.notice.kind === 'retracted') {
          yield* tell();
          isRetracted = true;
        }
        yield event;
      }
    }
  } catch (error) {
    // What the seam still holds is not handed out, so this stream cannot be taken up where it broke.
    if ((seam?.end() ?? '') !== '') delete journal.position;
    throw error;
  }
}

const rungs = {
  reattach: 'replay',
  replay: 'replay',
  append: 'append',
  prefill: 'prefill',
  continue: 'continue',
  restart: undefined,
} as const;
