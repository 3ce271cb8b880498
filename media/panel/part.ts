/** A segment of the answer as it grows in, its place on the page out: words, in a card where they are a finding's. */
import { isRunning } from '../../src/review/phase.ts';
import type { FindingPlace } from '../../src/review/finding.ts';
import type { Seam } from '../../src/review/seam.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { createCard } from './card.ts';
import type { Post } from './host.ts';
import { createOutline } from './markdown/outline.ts';
import { createProse } from './prose.ts';
import type { Segment } from './segments.ts';

export interface Part {
  readonly element: HTMLElement;
  update(news: PartNews): void;
}

export interface PartNews {
  readonly segment: Segment;
  /** Those within it, in the order of the text. */
  readonly seams: readonly Seam[];
  readonly state: ReviewState;
  readonly place: FindingPlace | undefined;
  /** The text goes on here, if it does. */
  readonly isNewest: boolean;
  /** The reader looks for others otherwise; words that are no finding's always are. */
  readonly isShown: boolean;
}

/** The heading of a card is one of the second level. */
const headingsInCard = createOutline([0]);

export function createPart({ finding, from }: Segment, reviewId: string, post: Post): Part {
  const newProse = () => createProse(finding && headingsInCard);
  const card =
    finding &&
    createCard((intent) => {
      post({ type: intent, reviewId, findingId: finding.id });
    });
  let prose = newProse();
  let read = from;
  let marked = 0;
  let closed = false;

  const readTo = (text: string, to: number, last: boolean) => {
    const words = text.slice(read, to);
    if (words !== '' || (last && !closed)) prose.append(words, last);
    closed ||= last;
    read = Math.max(read, to);
  };

  const restart = () => {
    const old = prose.element;
    prose = newProse();
    old.replaceWith(prose.element);
    read = from;
    marked = 0;
    closed = false;
  };

  const updateWords = ({ segment, seams, state, isNewest }: PartNews) => {
    const { to, isOver } = segment;
    // What was over goes on after all: a run that continues another may read its last lines in another way.
    if (closed && to > read) restart();
    if (to < read) {
      prose.rewind(state.text.slice(from, to));
      read = to;
      marked = Math.min(marked, seams.length);
      closed = false;
    }
    prose.expect(isRunning(state.phase) && !isOver);
    for (const seam of seams.slice(marked)) {
      readTo(state.text, seam.offset, false);
      prose.mark(seam);
      marked += 1;
    }
    readTo(state.text, to, isOver);
    prose.element.classList.toggle('newest', isNewest);
  };

  let drawn: readonly unknown[] = [];
  const updateCard = ({ segment: { finding }, place, state }: PartNews) => {
    if (!card || !finding) return;
    const hasDocument = state.target.uri !== '';
    // With each word of an answer come all the cards above it, which are not to be drawn again for that.
    const now = [finding, place?.startLine, place?.endLine, place?.state, hasDocument, prose, read, closed];
    if (now.every((part, index) => part === drawn[index])) return;
    drawn = now;
    card.update({ finding, place, hasDocument }, prose.element);
  };

  return {
    get element() {
      return card?.element ?? prose.element;
    },
    update: (news) => {
      updateWords(news);
      updateCard(news);
      if (card) card.element.hidden = !news.isShown;
    },
  };
}
