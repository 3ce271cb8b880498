/** A base URL in, the gate of its endpoint out: the same one for every request of this window. */
import { endpointName } from '../url.ts';
import { createGate, type Gate } from './gate.ts';
import { createLine, type Line } from './line.ts';

export interface GatesOptions {
  /** How many requests an endpoint may have in flight: a whole number, at least 1. Read at each start; default 3. */
  readonly maxConcurrent?: () => number;
  /** A clock in milliseconds that does not jump. */
  readonly now?: () => number;
}

export interface Gates {
  /** Endpoints are the same where origin and path are. */
  for(baseUrl: string): Gate;
  /** Requests that entered or will enter with this key overtake the others that wait; the previous preference ends. */
  prefer(key: string | undefined): void;
  /** The request that waits with this key starts at once, beyond the limit; false where none does. */
  admit(key: string): boolean;
  /** For when `maxConcurrent` gives another number than before: what may start now does. */
  limitChanged(): void;
}

export const defaultMaxConcurrent = 3;

export function createGates({
  maxConcurrent = () => defaultMaxConcurrent,
  now = () => performance.now(),
}: GatesOptions = {}): Gates {
  const endpoints = new Map<string, { readonly line: Line; readonly gate: Gate }>();
  let preferred: string | undefined;
  const isPreferred = (key: string | undefined) => key !== undefined && key === preferred;
  const rearrange = () => {
    for (const { line } of endpoints.values()) line.rearrange();
  };
  return {
    for: (baseUrl) => {
      const name = endpointName(baseUrl);
      const known = endpoints.get(name);
      if (known !== undefined) return known.gate;
      const line = createLine({ limit: maxConcurrent, isPreferred });
      const gate = createGate(line, now);
      endpoints.set(name, { line, gate });
      return gate;
    },
    prefer: (key) => {
      preferred = key;
      rearrange();
    },
    admit: (key) => [...endpoints.values()].map(({ line }) => line.admit(key)).includes(true),
    limitChanged: rearrange,
  };
}
