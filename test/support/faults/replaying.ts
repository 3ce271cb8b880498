/** A model in, the same model with event ids out, which honours `Last-Event-ID` or fails at it in a chosen way. */
import type { Model, Reply } from './model.ts';

export type OnResume =
  /** Goes on with the event after the id. */
  | 'after'
  /** Takes no notice of the header: a new answer, in other words, with ids from the beginning. */
  | { readonly anew: Model }
  /** Begins so many events before the one that is due, which the client has seen already. */
  | { readonly repeats: number }
  /** Sends so many events that the client has seen already, and nothing else. */
  | { readonly keptOnly: number }
  /** Leaves out so many events that the client has not seen. */
  | { readonly skips: number }
  /** Sends what follows, in another order, with events left out or sent twice. */
  | { readonly sends: (after: readonly string[]) => readonly string[] }
  /** Answers with a status, and no stream. */
  | { readonly refuses: number; readonly body?: object | string }
  /** Goes on, but with the words of another model. */
  | { readonly otherModel: string };

export interface ReplayOptions {
  readonly onResume?: OnResume;
  /** The id of an event; its number, counted from 1, unless told. */
  readonly idOf?: (number: number) => string;
  /** Only every so many events carries an id. */
  readonly every?: number;
}

export function replaying(model: Model, { onResume = 'after', idOf = String, every = 1 }: ReplayOptions = {}): Model {
  return (request) => {
    const reply = model(request);
    if (!('events' in reply)) return reply;
    const withId = (text: string, index: number) =>
      (index + 1) % every === 0 ? `id: ${idOf(index + 1)}\n${text}` : text;
    const last = request.headers['last-event-id'];
    const numbered = { ...reply, events: reply.events.map(withId) };
    if (last === undefined) return numbered;
    const seen = reply.events.findIndex((_text, index) => idOf(index + 1) === last) + 1;
    if (seen === 0) throw new Error(`An event id that was never given: ${last}`);
    if (typeof onResume === 'object' && 'anew' in onResume) {
      const begun = onResume.anew(request);
      return 'events' in begun ? { ...begun, events: begun.events.map(withId) } : begun;
    }
    return resume(onResume, numbered, seen);
  };
}

type Answer = Extract<Reply, { events: unknown }>;

function resume(onResume: Exclude<OnResume, { readonly anew: Model }>, reply: Answer, seen: number): Reply {
  const from = (index: number) => ({ ...reply, events: reply.events.slice(Math.max(0, index)) });
  if (onResume === 'after') return from(seen);
  if ('repeats' in onResume) return from(seen - onResume.repeats);
  if ('keptOnly' in onResume) return { ...reply, events: reply.events.slice(seen - onResume.keptOnly, seen) };
  if ('skips' in onResume) return from(seen + onResume.skips);
  if ('sends' in onResume) return { ...reply, events: onResume.sends(from(seen).events) };
  if ('refuses' in onResume) {
    return { status: onResume.refuses, body: onResume.body ?? { error: { message: 'Unknown event id.' } } };
  }
  const events = from(seen).events.map((text) => text.replace(/"model":"[^"]*"/, `"model":"${onResume.otherModel}"`));
  return { ...reply, events };
}
