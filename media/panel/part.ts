/** A segment of the answer as it grows in, its place on the page out: words, in a card where they are a finding's. */
import { isRunning } from '../../src/review/phase.ts';
import type { FindingPlace } from '../../src/review/finding.ts';
import type { FindingState } from '../../src/review/findings.ts';
import type { Seam } from '../../src/review/seam.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { createDedent } from '../../src/util/dedent.ts';
import { createVisibleStream } from '../../src/util/visibleText.ts';
import { createCard } from './card.ts';
import type { Post } from './host.ts';
import type { AnswerLinks } from './markdown/blocks.ts';
import { createOutline } from './markdown/outline.ts';
import { createProse } from './prose.ts';
import type { Segment } from './segments.ts';

export interface Part {
  readonly element: HTMLElement;
  update(news: PartNews): void;
  /** Follows what other parts have defined. */
  relink(): void;
}

export interface PartNews {
  readonly segment: Segment;
  /** Those within it, in the order of the text. */
  readonly seams: readonly Seam[];
  readonly state: ReviewState;
  readonly place: FindingPlace | undefined;
  /** The text goes on here, if it does. */
  readonly isNewest: boolean;
  /** Others stand between this one and the end of the answer. */
  readonly isFar: boolean;
  /** The reader looks for others otherwise; words that are no finding's always are. */
  readonly isShown: boolean;
}

/** The heading of a card is one of the second level. */
const headingsInCard = createOutline([0]);

/** Blocks at the end of an answer that are laid out wherever its reader is: more than a page shows of most. */
const nearBlocks = 24;

/** What all parts of an answer have in common. */
export interface PartOf {
  readonly reviewId: string;
  readonly links: AnswerLinks;
  readonly post: Post;
}

export function createPart({ finding, from, indent }: Segment, { reviewId, links, post }: PartOf): Part {
  const newProse = () => createProse(finding && headingsInCard, links);
  const card =
    finding &&
    createCard((intent) => {
      post({ type: intent, reviewId, findingId: finding.id });
    });
  let prose = newProse();
  let dedented = createDedent(indent);
  let visible = createVisibleStream();
  let read = from;
  let marked = 0;
  let closed = false;
  /** What more text could have shown otherwise is shown, since none was to come. */
  let settled = false;
  /** The finding whose suggestion stands as a difference among the words. */
  let compared: FindingState | undefined;

  const readTo = (text: string, to: number, last: boolean) => {
    const words = visible.push(dedented(text.slice(read, to))) + (last ? takeRest() : '');
    if (words !== '' || (last && !closed)) prose.append(words, last);
    closed ||= last;
    read = Math.max(read, to);
  };

  const takeRest = (): string => {
    const rest = settled ? '' : visible.rest;
    settled ||= rest !== '';
    return rest;
  };

  const readAnew = () => {
    dedented = createDedent(indent);
    visible = createVisibleStream();
    closed = false;
    settled = false;
  };

  const restart = () => {
    const old = prose.element;
    prose = newProse();
    old.replaceWith(prose.element);
    readAnew();
    read = from;
    marked = 0;
    compared = undefined;
  };

  const updateWords = ({ segment, seams, state, isNewest, isFar }: PartNews) => {
    const { finding, to, isOver } = segment;
    // What was over goes on after all: a run that continues another may read its last lines in another way.
    if (((closed || settled) && to > read) || (compared && !isSameFix(compared, finding))) restart();
    if (to < read) {
      readAnew();
      prose.rewind(visible.push(dedented(state.text.slice(from, to))));
      read = to;
      marked = Math.min(marked, seams.length);
    }
    prose.expect(isRunning(state.phase) && !isOver);
    for (const seam of seams.slice(marked)) {
      readTo(state.text, seam.offset, false);
      prose.mark(seam);
      marked += 1;
    }
    readTo(state.text, to, isOver);
    const rest = isRunning(state.phase) ? '' : takeRest();
    if (rest !== '') prose.append(rest, false);
    prose.element.classList.toggle('newest', isNewest);
    // With each word, the browser would look at all that is far, and lay out twice: 1.7 × the time at any length.
    if (!isRunning(state.phase)) prose.leave(isFar ? 0 : nearBlocks);
  };

  let drawn: readonly unknown[] = [];
  const updateCard = ({ segment: { finding }, place, state }: PartNews) => {
    if (!card || !finding) return;
    const hasDocument = state.target.uri !== '';
    // With each word of an answer come all the cards above it, which are not to be drawn again for that.
    const now = [finding, place?.startLine, place?.endLine, place?.state, hasDocument, prose, read, closed];
    if (isSame(now, drawn)) return;
    drawn = now;
    card.update({ finding, place, hasDocument }, prose.element);
    if (prose.element.querySelector('pre.diff')) compared = finding;
  };

  let seen: readonly unknown[] = [];
  return {
    get element() {
      return card?.element ?? prose.element;
    },
    update: (news) => {
      const { segment, seams, state, place, isNewest, isFar, isShown } = news;
      const { finding, from, to, isOver } = segment;
      const { phase, target } = state;
      const now = [finding, from, to, isOver, isRunning(phase), target, place, isNewest, isFar, isShown, ...seams];
      if (isSame(now, seen)) return;
      seen = now;
      updateWords(news);
      updateCard(news);
      if (card) card.element.hidden = !isShown;
    },
    relink: () => {
      prose.relink();
    },
  };
}

function isSameFix(one: FindingState, other: FindingState | undefined): boolean {
  return one.quote === other?.quote && one.suggestion === other?.suggestion;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
