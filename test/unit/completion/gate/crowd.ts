/** A gate in, requests that enter it out: what each was told and given, and how many were inside at most. */
import type { Gate } from '../../../../src/completion/gate/gate.ts';
import type { Permit } from '../../../../src/completion/gate/line.ts';

export interface Guest {
  readonly name: string;
  /** Every place that it was told. */
  readonly places: readonly number[];
  readonly state: 'waiting' | 'inside' | 'gone';
  /** What the wait ended with instead of a permit. */
  readonly error: unknown;
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
  /** Gives the permit back, again and again if asked to. */
  release(): void;
}

export interface Crowd {
  readonly started: readonly string[];
  readonly inside: number;
  readonly mostInside: number;
  enter(name: string, key?: string): Guest;
}

/** Everything that can happen without a timer or the network has happened. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createCrowd(gate: Gate): Crowd {
  const started: string[] = [];
  let inside = 0;
  let mostInside = 0;

  function enter(name: string, key?: string): Guest {
    const controller = new AbortController();
    const { signal } = controller;
    const places: number[] = [];
    let state: Guest['state'] = 'waiting';
    let permit: Permit | undefined;
    let error: unknown;
    const options = { signal, onPlace: (place: number) => places.push(place) };
    gate.enter(key === undefined ? options : { ...options, key }).then(
      (given) => {
        permit = given;
        state = 'inside';
        started.push(name);
        mostInside = Math.max(mostInside, ++inside);
      },
      (reason: unknown) => {
        state = 'gone';
        error = reason;
      },
    );
    return {
      name,
      places,
      signal,
      get state() {
        return state;
      },
      get error() {
        return error;
      },
      abort: (reason) => {
        controller.abort(reason);
      },
      release: () => {
        if (state === 'inside') inside--;
        state = 'gone';
        permit?.release();
      },
    };
  }

  return {
    started,
    get inside() {
      return inside;
    },
    get mostInside() {
      return mostInside;
    },
    enter,
  };
}
