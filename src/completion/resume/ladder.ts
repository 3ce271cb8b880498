/** What is known of a broken answer and its server in, the best way to go on out. */
import type { Learned } from '../capabilities.ts';
import type { Api } from '../plan.ts';
import type { Journal } from './journal.ts';
import { prefillOf } from './servers.ts';

/** The rungs, with the two kinds of replay told apart; `restart` gives up what was shown. */
export type Step = 'reattach' | 'replay' | 'append' | 'prefill' | 'continue' | 'restart';

/**
 * Fewer characters than this are not worth a seam that may go wrong: some servers echo the prefill or begin anew, and
 * nobody can tell that by so few letters.
 */
export const worthASeam = 40;

/** Undefined where every way that there is was refused. */
export function nextStep(
  journal: Journal,
  learned: Learned,
  context: { readonly baseUrl: string; readonly model: string; readonly api: Api; readonly refused: ReadonlySet<Step> },
): Step | undefined {
  const { text, position } = journal;
  const { api, refused } = context;
  const lastId = position?.ids.last;
  const hasText = text.trim() !== '';
  const possible: Record<Step, boolean> = {
    reattach: position?.conversationId !== undefined && position.boundary.offset > 0 && !position.isDamaged,
    replay: lastId !== undefined && isHeaderValue(lastId) && learned.replay !== false,
    append: hasText && api === 'completions',
    prefill:
      text.length >= worthASeam &&
      api === 'chat' &&
      learned.prefill !== false &&
      learned.server !== undefined &&
      prefillOf(learned.server, context) !== undefined,
    continue: text.length >= worthASeam && api === 'chat',
    restart: true,
  };
  return steps.find((step) => possible[step] && !refused.has(step));
}

const steps: readonly Step[] = ['reattach', 'replay', 'append', 'prefill', 'continue', 'restart'];

/** An id that cannot be sent back as it came is as good as none. */
function isHeaderValue(id: string): boolean {
  return /^[\x21-\x7E]([\x20-\x7E]*[\x21-\x7E])?$/.test(id);
}
