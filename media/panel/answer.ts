/** A review's text and reasoning in, the elements that show them out; each answer of a review has its own. */
import { isRunning } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { answerKey } from './keys.ts';
import { createProse } from './prose.ts';

export interface Answer {
  readonly prose: HTMLElement;
  readonly reasoning: HTMLElement;
  /** `state` continues the one before it: the same answer. True if there are more words. */
  update(state: ReviewState): boolean;
}

/** So that appending stays cheap: one huge text node is laid out anew with each word. */
const textNodeLimit = 4000;

/** Each review's newest answer, so that a switch back finds it as it was. */
export function createAnswers(): (state: ReviewState) => Answer {
  const answers = new Map<string, { readonly key: string; readonly answer: Answer }>();
  return (state) => {
    const key = answerKey(state);
    const known = answers.get(state.reviewId);
    if (known?.key === key) return known.answer;
    const answer = createAnswer();
    answers.set(state.reviewId, { key, answer });
    return answer;
  };
}

function createAnswer(): Answer {
  const prose = createProse();
  const reasoning = document.createElement('div');
  const read = { text: 0, reasoning: 0, seams: 0 };
  let closed = false;

  const readText = (text: string, to: number, last: boolean) => {
    const words = text.slice(read.text, to);
    if (words !== '' || (last && !closed)) prose.append(words, last);
    closed ||= last;
    // After a gap the log arrives anew, at first perhaps shorter than what is shown already.
    read.text = Math.max(read.text, to);
    return words !== '';
  };

  return {
    prose: prose.element,
    reasoning,
    update: (state) => {
      const { text, seams } = state;
      let grown = false;
      prose.expect(isRunning(state.phase));
      for (const seam of seams.slice(read.seams)) {
        // The next run may fail before it goes on; until then there is nothing to mark.
        const isOpen = seam.after !== undefined && seam.rung === undefined && seam.offset === text.length;
        if (isOpen && seam.kind === 'resumed') break;
        grown = readText(text, seam.offset, false) || grown;
        prose.mark(seam);
        read.seams += 1;
      }
      // Whatever else ends a run, the next one may go on in the middle of a word.
      grown = readText(text, text.length, state.phase === 'finished') || grown;
      const thoughts = state.reasoning.slice(read.reasoning);
      if (thoughts !== '') appendText(reasoning, thoughts);
      read.reasoning = Math.max(read.reasoning, state.reasoning.length);
      return grown;
    },
  };
}

function appendText(element: HTMLElement, text: string): void {
  const last = element.lastChild;
  if (last instanceof Text && last.length < textNodeLimit) last.appendData(text);
  else element.append(text);
}
