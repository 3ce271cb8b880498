/** A review event in, the line for the log channel out, if it is worth one. Never code, answers, keys or server's words. */
import type { Notice, ReviewEvent } from './review/event.ts';
import { hiddenWords } from './review/hiddenWords.ts';
import { assertNever } from './util/assertNever.ts';
import { english } from './util/localizer.ts';
import { visibleText } from './util/visibleText.ts';

export function logLine(event: ReviewEvent): string | undefined {
  const line = lineOf(event);
  return line === undefined ? undefined : visibleText(line);
}

function lineOf(event: ReviewEvent): string | undefined {
  const review = `Review ${event.reviewId.slice(0, 8)} run ${event.run}`;
  switch (event.type) {
    case 'started': {
      const { startLine, endLine, languageId } = event.target;
      const lines = endLine - startLine + 1;
      const begin = event.continues ? 'goes on' : 'started';
      return `${review}: ${begin}, ${lines} ${lines === 1 ? 'line' : 'lines'} of ${languageId} to ${event.endpoint}, model ${event.model}`;
    }
    case 'queued':
      return `${review}: ${event.place > 0 ? `place ${event.place} in line` : 'its turn has come'}`;
    case 'notice':
      return `${review}: ${words(event.notice)}`;
    case 'usage':
      return `${review}: ${event.promptTokens ?? '?'} tokens in, ${event.completionTokens ?? '?'} out`;
    case 'error':
      return `${review}: ${event.kind}${event.retryable ? ', can be tried again' : ''}`;
    case 'ended':
      return `${review}: ${event.outcome}`;
    case 'text':
    case 'reasoning':
    case 'findingOpened':
    case 'findingClosed':
    case 'findingSettled':
      return undefined;
  }
}

function words(notice: Notice): string {
  switch (notice.kind) {
    case 'masked':
      return `${notice.count} secrets masked`;
    case 'hiddenCharacters':
      return `hidden characters in the code: ${hiddenWords(notice.characters, english)}`;
    case 'mixedScripts':
      return `words or signs that look like others in the ${notice.where}: ${notice.words.length}`;
    case 'firstUse':
      return 'the first request to this server';
    case 'adjusted':
    case 'unstreamed':
    case 'refusal':
    case 'retracted':
    case 'restarted':
      return notice.kind;
    case 'paused':
      return `paused for ${Math.round(notice.delayMs)} ms`;
    case 'retrying':
      return `attempt ${notice.attempt} of ${notice.attempts} in ${Math.round(notice.delayMs)} ms`;
    case 'delayed':
      return `goes on in ${Math.round(notice.delayMs)} ms`;
    case 'stalled':
      return `no content for ${Math.round(notice.silentMs)} ms`;
    case 'keptWaiting':
      return 'the user keeps waiting';
    case 'resumed':
      return `resumed by ${notice.rung}, ${notice.trimmed} repeated characters left out`;
    default:
      return assertNever(notice);
  }
}
