/** The events of a connection that goes on in, the same answer out: seam trimmed, and told right before its first word. */
import { CompletionError } from '../error.ts';
import type { CompletionEvent, CompletionNotice } from '../event.ts';
import { learn, type Run } from '../run.ts';
import { sentenceFor, sentences } from '../sentences.ts';
import type { Step } from './ladder.ts';
import { createSeam } from './seam.ts';

type Events = AsyncGenerator<CompletionEvent, void, undefined>;

/**
 * @throws CompletionError also where the model does not go on but begins again, and where a new answer has no word:
 * then nothing was handed out, and what is shown stays.
 */
export async function* continued(step: Step, run: Run, events: Events): Events {
  const { journal } = run;
  const rung = rungs[step];
  const seam = rung === undefined || rung === 'replay' ? undefined : createSeam(journal.text, rung);
  /** Of a new answer, which takes the place of the old one only with its first word. */
  const thoughts: CompletionEvent[] = [];
  let isTold = false;
  let isRetracted = false;
  function* tell(): Generator<CompletionEvent> {
    if (isTold) return;
    isTold = true;
    const notice: CompletionNotice =
      rung === undefined ? { kind: 'restarted' } : { kind: 'resumed', rung, trimmed: seam?.trimmed ?? 0 };
    if (rung === undefined) Object.assign(journal, { text: '', given: 0 });
    if (rung === 'prefill') learn(run, { prefill: true });
    yield { type: 'notice', notice };
    yield* thoughts.splice(0);
  }
  function* hand(text: string): Generator<CompletionEvent> {
    if (text === '') return;
    if (seam?.startsAnew === true) throw new CompletionError('badReply', sentences.beganAgain, { retryable: true });
    yield* tell();
    journal.text += text;
    yield { type: 'text', text };
  }
  const isPending = () => !isTold;
  const isOldShown = () => rung === undefined && isPending();
  try {
    for await (const event of events) {
      if (event.type === 'text') yield* hand(seam === undefined ? event.text : seam.feed(event.text));
      else if (event.type === 'reasoning' && isOldShown()) thoughts.push(event);
      else if (event.type === 'finish') {
        // What the seam still holds was withdrawn with the rest.
        if (!isRetracted) yield* hand(seam?.end() ?? '');
        if (isOldShown()) throw new CompletionError('badReply', sentences.empty, { retryable: true });
        yield* tell();
        yield event;
      } else {
        if (event.type === 'notice' && isVeto(event.notice)) {
          if (isOldShown()) throw new CompletionError('refused', sentenceFor.refused, { retryable: false });
          yield* tell();
          isRetracted = event.notice.kind === 'retracted';
        }
        yield event;
      }
    }
  } finally {
    // The stream would be taken up behind what the seam has read of it and not handed out.
    if (isPending() && rung !== 'replay') delete journal.position;
  }
}

function isVeto({ kind }: CompletionNotice): boolean {
  return kind === 'retracted' || kind === 'refusal';
}

const rungs = {
  reattach: 'replay',
  replay: 'replay',
  append: 'append',
  prefill: 'prefill',
  continue: 'continue',
  restart: undefined,
} as const;
