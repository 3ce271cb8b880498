/** An answer's text and its findings in, the elements that show them out: words, cards, and words between them. */
import type { Filter } from '../../src/protocol/pageState.ts';
import type { FindingPlace } from '../../src/review/finding.ts';
import type { Seam } from '../../src/review/seam.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { passes } from './filter.ts';
import type { Post } from './host.ts';
import type { AnswerLinks } from './markdown/blocks.ts';
import { noLinks } from './markdown/lex.ts';
import { createPart, type Part } from './part.ts';
import { readableLength, segmentsOf } from './segments.ts';

/** Where findings are by now, by id. */
export type Places = Readonly<Record<string, FindingPlace>>;

export interface AnswerText {
  readonly element: HTMLElement;
  /** `state` continues the one before it: the same answer. True if there are more words. */
  update(state: ReviewState, places: Places, filter: Filter): boolean;
}

/** Parts at the end of an answer that are laid out wherever its reader is. */
const nearParts = 8;

export function createAnswerText(post: Post): AnswerText {
  const element = document.createElement('div');
  element.className = 'prose';
  const parts = new Map<string, Part>();
  const links: AnswerLinks = { all: noLinks };
  const seen = { text: 0, findings: 0, read: 0 };

  return {
    element,
    update: (state, places, filter) => {
      const { text, findings, reviewId } = state;
      // After a gap the log arrives anew, at first perhaps with less than what is shown already.
      if (text.length < seen.text || findings.length < seen.findings) return false;
      const end = Math.max(seen.read, readableLength(state));
      const grown = end > seen.read;
      Object.assign(seen, { text: text.length, findings: findings.length, read: end });

      const segments = segmentsOf(state, end);
      const keys = new Set(segments.map(({ key }) => key));
      for (const [key, part] of parts) {
        if (keys.has(key)) continue;
        part.element.remove();
        parts.delete(key);
      }
      const seams = markable(state);
      const known = links.all;
      let before = -1;
      for (const [index, segment] of segments.entries()) {
        const { key, finding, to } = segment;
        const part = parts.get(key) ?? createPart(segment, { reviewId, links, post });
        parts.set(key, part);
        const there = element.children[index];
        if (there !== part.element) element.insertBefore(part.element, there ?? null);
        const within = seams.filter(({ offset }) => offset > before && offset <= to);
        const isNewest = index === segments.length - 1;
        const isFar = index < segments.length - nearParts;
        const place = finding && places[finding.id];
        const isShown = !finding || passes(filter, finding, place, state);
        part.update({ segment, seams: within, state, place, isNewest, isFar, isShown });
        before = to;
      }
      if (links.all !== known) for (const part of parts.values()) part.relink();
      return grown;
    },
  };
}

/** The next run may fail before it goes on; until then there is nothing to mark. */
function markable({ seams, text }: ReviewState): readonly Seam[] {
  return seams.filter(
    ({ kind, after, rung, offset }) =>
      kind !== 'resumed' || after === undefined || rung !== undefined || offset < text.length,
  );
}
