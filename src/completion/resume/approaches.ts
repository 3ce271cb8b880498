/** A step of the ladder in, the connection that takes it out. */
import { assertNever } from '../../util/assertNever.ts';
import type { Approach } from '../attempt.ts';
import { promptOf } from '../dialects/completions.ts';
import { messagesOf } from '../dialects/chat.ts';
import { CompletionError } from '../error.ts';
import { negotiate, type Connection } from '../negotiate.ts';
import { defaultMaxTokens, type CompletionRequest } from '../request.ts';
import { apiOf, askedOf, learnedOf, recogniseServer, type Run } from '../run.ts';
import { appendPrompt, continueMessages, prefillMessages, remainingTokens } from './continuation.ts';
import { newPosition, type Position } from './journal.ts';
import type { Step } from './ladder.ts';
import { conversationHeader } from './llamaStream.ts';
import { leaveStreams, reattachTo } from './reattach.ts';
import { prefillOf, type Prefill } from './servers.ts';

/** The request as it stands, from its beginning. */
export function ask(run: Run): Approach {
  return post(run, run.request);
}

/** The request that goes on where the journal stands. */
export function goOn(step: Step, run: Run): Approach {
  const { request, journal } = run;
  const endpoint = { ...request.endpoint, api: apiOf(run) };
  const maxTokens = remainingTokens(request.maxTokens ?? defaultMaxTokens, journal.text.slice(journal.given));
  const rest = { ...request, endpoint, maxTokens };
  switch (step) {
    case 'reattach':
      return reattachTo(positionOf(run), run);
    case 'replay': {
      const position = positionOf(run);
      const extra = { headers: { 'last-event-id': position.ids.last ?? '' } };
      return { ...post(run, { ...request, endpoint }, extra), position, replays: true };
    }
    case 'append':
      return post(run, { ...rest, prompt: appendPrompt(promptOf(request), journal.text) });
    case 'prefill': {
      const { message, body } = prefillFor(run);
      const messages = prefillMessages(messagesOf(request), journal.text, message);
      return post(run, { ...rest, messages }, body === undefined ? {} : { body });
    }
    case 'continue':
      return post(run, { ...rest, messages: continueMessages(messagesOf(request), journal.text) });
    case 'restart':
      return ask(run);
    default:
      return assertNever(step);
  }
}

function post(run: Run, request: CompletionRequest, extra: Pick<Connection, 'headers' | 'body'> = {}): Approach {
  const { fetch, capabilities, timeouts, journal } = run;
  // Only a server that is known to keep its streams is given a name for one.
  const conversationId = learnedOf(run).server === 'llamacpp' ? crypto.randomUUID() : undefined;
  const named = conversationId === undefined ? {} : { [conversationHeader]: conversationId };
  const connection = { fetch, capabilities, connectMs: timeouts.connect, ...extra };
  return {
    position: newPosition(conversationId),
    replays: false,
    open: async (exchange) => {
      exchange.signal.throwIfAborted();
      // Who asks in another way does not read on in the old stream any more.
      leaveStreams(run);
      if (conversationId !== undefined) journal.streams.add(conversationId);
      try {
        const opened = await negotiate(request, { ...connection, exchange, headers: { ...named, ...extra.headers } });
        recogniseServer(run, { headers: opened.response.headers });
        return opened;
      } catch (error) {
        // A server that refuses writes nothing; one that did not answer may.
        if (error instanceof CompletionError && error.status !== undefined && conversationId !== undefined) {
          journal.streams.delete(conversationId);
        }
        throw error;
      }
    },
  };
}

function prefillFor(run: Run): Prefill {
  const { server } = learnedOf(run);
  const usual = server === undefined ? undefined : prefillOf(server, askedOf(run));
  return run.journal.prefill ?? usual ?? {};
}

/** The ladder offers a replay only where there is a position. */
function positionOf({ journal }: Run): Position {
  return journal.position ?? newPosition();
}
