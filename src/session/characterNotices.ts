/** Reviewed code, or an answer about it, in; what its reader should know of its characters out, for the log. */
import { answerCode } from '../findings/answerCode.ts';
import type { Notice, ReviewEventBody } from '../review/event.ts';
import type { ReviewTarget } from '../review/target.ts';
import { hiddenPlaces } from '../util/hiddenPlaces.ts';
import { mixedWords } from '../util/mixedScripts.ts';

/** Trojan Source: code that does not do what it looks like. */
export function codeNotices({ text, startLine }: ReviewTarget): readonly ReviewEventBody[] {
  const characters = hiddenPlaces(text, startLine);
  const words = mixedWords(text, startLine);
  return [
    ...(characters.length === 0 ? [] : [body({ kind: 'hiddenCharacters', characters })]),
    ...(words.length === 0 ? [] : [body({ kind: 'mixedScripts', where: 'code', words })]),
  ];
}

export interface AnswerCharacters {
  add(text: string): void;
  /** No more will come. */
  end(): readonly ReviewEventBody[];
}

/**
 * What the answer has taken from the code is told of the code; what cannot be seen in it is shown where it stands.
 * `before` is the text that the runs before have logged.
 */
export function createAnswerCharacters({ text: code }: ReviewTarget, before = ''): AnswerCharacters {
  let answer = before;
  return {
    add: (text) => {
      answer += text;
    },
    end: () => {
      const words = mixedWords(answerCode(answer), 1, code).map(({ line, ...word }) => word);
      return words.length === 0 ? [] : [body({ kind: 'mixedScripts', where: 'answer', words })];
    },
  };
}

function body(notice: Notice): ReviewEventBody {
  return { type: 'notice', notice };
}
