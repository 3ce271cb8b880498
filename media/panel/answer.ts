/** A review's text and reasoning in, the elements that show them out; each answer of a review has its own. */
import type { Filter } from '../../src/protocol/pageState.ts';
import { isRunning } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { createVisibleStream } from '../../src/util/visibleText.ts';
import { createAnswerText, type Places } from './answerText.ts';
import type { Post } from './host.ts';
import { answerKey } from './keys.ts';

export interface Answer {
  readonly prose: HTMLElement;
  readonly reasoning: HTMLElement;
  /** `state` continues the one before it: the same answer. True if there are more words. */
  update(state: ReviewState, places: Places, filter: Filter): boolean;
}

/** So that appending stays cheap: one huge text node is laid out anew with each word. */
const textNodeLimit = 4000;

/** Each review's newest answer, so that a switch back finds it as it was. */
export function createAnswers(post: Post): (state: ReviewState) => Answer {
  const answers = new Map<string, { readonly key: string; readonly answer: Answer }>();
  return (state) => {
    const key = answerKey(state);
    const known = answers.get(state.reviewId);
    if (known?.key === key) return known.answer;
    const answer = createAnswer(post);
    answers.set(state.reviewId, { key, answer });
    return answer;
  };
}

function createAnswer(post: Post): Answer {
  const text = createAnswerText(post);
  const reasoning = document.createElement('div');
  const thoughts = document.createElement('span');
  /** What more thoughts may still show otherwise. */
  const last = new Text();
  reasoning.append(thoughts, last);
  const visible = createVisibleStream();
  let thought = 0;
  return {
    prose: text.element,
    reasoning,
    update: (state, places, filter) => {
      const more = visible.push(state.reasoning.slice(thought));
      if (more !== '') appendText(thoughts, more);
      last.data = isRunning(state.phase) && state.text === '' ? '' : visible.rest;
      thought = Math.max(thought, state.reasoning.length);
      return text.update(state, places, filter);
    },
  };
}

function appendText(element: HTMLElement, text: string): void {
  const last = element.lastChild;
  if (last instanceof Text && last.length < textNodeLimit) last.appendData(text);
  else element.append(text);
}
