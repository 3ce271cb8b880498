/** One way of reading findings out of a review, some times over → the processor time of each tenth of the text. */
import { createFindingsParser } from '../../../../src/findings/parser.ts';
import type { ReviewTarget } from '../../../../src/review/target.ts';
import { createAnswerFindings } from '../../../../src/session/answerFindings.ts';
import { reviewedCode, reviewTokens } from '../answers.ts';
import { naiveFindings } from '../naiveFindings.ts';
import { collectGarbage, timesInParts } from '../processorTime.ts';
import { inside } from './inside.ts';

export type Way = 'parser' | 'session' | 'naive';

export interface FindingsJob {
  readonly way: Way;
  readonly characters: number;
}

export interface FindingsTimes extends FindingsJob {
  readonly tenths: readonly number[];
  readonly findings: number;
}

const deltaLength = 4;

const target: ReviewTarget = {
  kind: 'file',
  uri: 'file:///workspace/src/refunds.ts',
  label: 'src/refunds.ts',
  languageId: 'typescript',
  startLine: 1,
  endLine: reviewedCode.split('\n').length,
  text: reviewedCode,
};

/** Jobs one after the other, all in the same process. */
inside((jobs: readonly FindingsJob[]): readonly FindingsTimes[] => {
  const text = reviewTokens(50_000).join('');
  return jobs.map((job) => {
    const reader = readerFor(job.way);
    const pieces = piecesOf(text.slice(0, job.characters));
    collectGarbage();
    const tenths = timesInParts(pieces, 10, reader.feed);
    return { ...job, tenths, findings: reader.count() };
  });
});

function readerFor(way: Way): { readonly feed: (delta: string) => void; readonly count: () => number } {
  let count = 0;
  if (way === 'naive') {
    const naive = naiveFindings();
    return { feed: (delta) => (count = naive.feed(delta)), count: () => count };
  }
  const parser = createFindingsParser();
  const answer = createAnswerFindings(target, 1);
  return {
    feed: (delta) => {
      const changes = way === 'parser' ? parser.feed(delta) : answer.add(delta);
      for (const { type } of changes) if (type === 'opened' || type === 'findingOpened') count += 1;
    },
    count: () => count,
  };
}

function piecesOf(text: string): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / deltaLength) }, (_, index) =>
    text.slice(index * deltaLength, (index + 1) * deltaLength),
  );
}
