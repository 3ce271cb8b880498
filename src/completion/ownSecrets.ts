/** The events of an answer in, the same without the endpoint's own secrets out, over all connections of a request. */
import type { CompletionEvent } from './event.ts';
import { createSecretStream, withoutSecrets } from './secretStream.ts';

type Events = AsyncGenerator<CompletionEvent, void, undefined>;

export interface OwnSecrets {
  /**
   * The events of one connection. What is held back comes before whatever ends the answer or the connection, since the
   * next one goes on behind all that this one brought.
   * @throws what the events throw
   */
  hideIn(events: Events): Events;
}

/**
 * One for each request of a caller: a secret may be cut where a connection is.
 * @param secrets the longest first; where there is none, every event passes as it is
 * @param partial what an earlier request brought of the text, as it was shown
 */
export function createOwnSecrets(secrets: readonly string[], partial: string): OwnSecrets {
  if (secrets.length === 0) return { hideIn: (events) => events };
  const streams = { text: createSecretStream(secrets, partial), reasoning: createSecretStream(secrets) };

  function* rest(): Generator<CompletionEvent> {
    for (const type of ['reasoning', 'text'] as const) {
      const text = streams[type].rest();
      if (text !== '') yield { type, text };
    }
  }

  async function* hideIn(events: Events): Events {
    try {
      for await (const event of events) {
        if (event.type === 'text' || event.type === 'reasoning') {
          const text = streams[event.type].push(event.text);
          if (text !== '') yield { type: event.type, text };
        } else if (event.type === 'notice' && !closes.has(event.notice.kind)) {
          yield event;
        } else {
          yield* rest();
          yield inWords(event, secrets);
        }
      }
    } catch (error) {
      yield* rest();
      throw error;
    }
    yield* rest();
  }

  return { hideIn };
}

/** Behind these comes no word; other notices are told between words. */
const closes: ReadonlySet<string> = new Set(['refusal', 'retracted']);

/** Here, too, a server may say what it likes. */
function inWords(event: CompletionEvent, secrets: readonly string[]): CompletionEvent {
  if (event.type === 'finish' && event.reason !== null) {
    return { ...event, reason: withoutSecrets(event.reason, secrets) };
  }
  if (event.type !== 'notice' || event.notice.kind !== 'refusal') return event;
  return { type: 'notice', notice: { kind: 'refusal', detail: withoutSecrets(event.notice.detail, secrets) } };
}
