/** A review event in, the line for the log channel out, if it is worth one. Never code, answers, keys or server's words. */
import type { ReviewEvent } from './review/event.ts';

export function logLine(event: ReviewEvent): string | undefined {
  const review = `Review ${event.reviewId.slice(0, 8)} run ${event.run}`;
  switch (event.type) {
    case 'started': {
      const { startLine, endLine, languageId } = event.target;
      const lines = endLine - startLine + 1;
      return `${review}: started, ${lines} lines of ${languageId} to ${event.endpoint}, model ${event.model}`;
    }
    case 'notice':
      return `${review}: ${event.notice.kind}`;
    case 'usage':
      return `${review}: ${event.promptTokens ?? '?'} tokens in, ${event.completionTokens ?? '?'} out`;
    case 'error':
      return `${review}: ${event.kind}${event.retryable ? ', can be tried again' : ''}`;
    case 'ended':
      return `${review}: ${event.outcome}`;
    case 'text':
    case 'reasoning':
      return undefined;
  }
}
