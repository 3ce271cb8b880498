/** A review's text and reasoning in, the elements that show them out: what is closed is built once and then left alone. */
import { isRunning, type ReviewState } from '../../src/review/state.ts';
import { createBlockStream, type Block } from './markdown/blocks.ts';
import { toHtml } from './markdown/html.ts';
import { createOutline, type Outline } from './markdown/outline.ts';
import { toFragment } from './markdown/render.ts';
import { runKey } from './runKey.ts';

export interface Answer {
  readonly prose: HTMLElement;
  readonly reasoning: HTMLElement;
  /** `state` continues the one before it: the same run. True if there are more words. */
  update(state: ReviewState): boolean;
}

/** So that appending stays cheap: one huge text node is laid out anew with each word. */
const textNodeLimit = 4000;

/** Each review's newest answer, so that a switch back finds it as it was. */
export function createAnswers(): (state: ReviewState) => Answer {
  const answers = new Map<string, { readonly run: string; readonly answer: Answer }>();
  return (state) => {
    const run = runKey(state);
    const known = answers.get(state.reviewId);
    if (known?.run === run) return known.answer;
    const answer = createAnswer();
    answers.set(state.reviewId, { run, answer });
    return answer;
  };
}

function createAnswer(): Answer {
  const prose = createProse();
  const reasoning = document.createElement('div');
  const read = { text: 0, reasoning: 0 };
  let ended = false;

  return {
    prose: prose.element,
    reasoning,
    update: (state) => {
      const last = !isRunning(state.phase);
      const words = state.text.slice(read.text);
      if (words !== '' || (last && !ended)) prose.append(words, last);
      const thoughts = state.reasoning.slice(read.reasoning);
      if (thoughts !== '') appendText(reasoning, thoughts);
      // After a gap the log arrives anew, at first perhaps shorter than what is shown already.
      read.text = Math.max(read.text, state.text.length);
      read.reasoning = Math.max(read.reasoning, state.reasoning.length);
      ended ||= last;
      return words !== '';
    },
  };
}

function createProse() {
  const element = document.createElement('div');
  element.className = 'prose';
  const blocks = createBlockStream();
  const outline = createOutline();
  /** Where a closed block stands, and the headings above it: a late link definition builds the block anew. */
  const places = new Map<number, { nodes: ChildNode[]; outline: Outline }>();
  let openNodes: ChildNode[] = [];

  const build = (block: Block, headings: Outline) => {
    const fragment = toFragment(toHtml(block.token, headings));
    return { fragment, nodes: [...fragment.childNodes] };
  };

  const append = (delta: string, last: boolean) => {
    const { closed, relinked, open } = blocks.push(delta, last);
    for (const block of relinked) {
      const place = places.get(block.index);
      if (!place) continue;
      const { fragment, nodes } = build(block, place.outline.copy());
      place.nodes[0]?.before(fragment);
      for (const node of place.nodes) node.remove();
      place.nodes = nodes;
    }
    for (const node of openNodes) node.remove();
    for (const block of closed) {
      const above = outline.copy();
      const { fragment, nodes } = build(block, outline);
      if (block.token.raw.includes('[')) places.set(block.index, { nodes, outline: above });
      element.append(fragment);
    }
    const tentative = outline.copy();
    openNodes = open.flatMap((block) => {
      const { fragment, nodes } = build(block, tentative);
      element.append(fragment);
      return nodes;
    });
  };

  return { element, append };
}

function appendText(element: HTMLElement, text: string): void {
  const last = element.lastChild;
  if (last instanceof Text && last.length < textNodeLimit) last.appendData(text);
  else element.append(text);
}
