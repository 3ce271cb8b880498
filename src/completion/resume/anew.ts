/** The events of a replay in, those that go on with the old answer out; one that begins it again throws. */
import { badReply } from '../failures.ts';
import type { ReplyEvent } from '../reply.ts';
import { sentences } from '../sentences.ts';
import type { Position } from './journal.ts';
import { soundChunks, wordsOf } from './opening.ts';

export interface Anew {
  /**
   * Events that say what the answer begins with are held back until others tell.
   * @throws CompletionError `badReply` where this is an answer from its beginning on.
   */
  admit(events: readonly ReplyEvent[]): readonly ReplyEvent[];
}

/** Where one counter numbers the events of all answers, another answer looks like the rest of this one. */
export function createAnew({ ids, opening }: Position): Anew {
  const begin = opening.words();
  const namesRoleOnce = opening.namesRoleOnce();
  let held: ReplyEvent[] = [];
  let words = '';
  let isDecided = begin === '';

  const release = (event: ReplyEvent): readonly ReplyEvent[] => {
    isDecided ||= held.length > 0 || words !== '';
    const released = [...held, event];
    held = [];
    return released;
  };

  const admit = (event: ReplyEvent): readonly ReplyEvent[] => {
    // What is sent once more under its own id is known to be the old answer.
    if (isDecided || ids.has(event.id)) return release(event);
    const chunks = soundChunks(event.items);
    const added = chunks.map(wordsOf).join('');
    const namesRole = chunks.some(({ role, finishReason }) => role !== '' && finishReason === '');
    words += added;
    if ((namesRoleOnce && namesRole) || (added !== '' && words.startsWith(begin))) {
      throw badReply(sentences.beganAgain, { retryable: true });
    }
    if (added === '' || !begin.startsWith(words)) return release(event);
    held.push(event);
    return [];
  };

  return { admit: (events) => events.flatMap(admit) };
}
