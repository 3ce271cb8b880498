/** Two event ids in, whether the second follows the first out: `run:7` and `run:8`, `0041` and `0042`. */

interface Counter {
  readonly prefix: string;
  readonly digits: string;
}

/** The number at the end counts, what is before it does not change. */
function counterOf(id: string): Counter | undefined {
  const digits = /\d+$/.exec(id)?.[0];
  return digits === undefined ? undefined : { prefix: id.slice(0, -digits.length), digits };
}

/** `step` where events between the two have no id of their own, but were counted. */
export function isNext(id: string, other: string, step = 1): boolean {
  const counter = counterOf(id);
  if (counter === undefined) return false;
  const next = String(BigInt(counter.digits) + BigInt(step)).padStart(counter.digits.length, '0');
  return other === counter.prefix + next;
}

export function isLater(id: string, other: string): boolean {
  const [a, b] = [counterOf(id), counterOf(other)];
  return a !== undefined && a.prefix === b?.prefix && BigInt(b.digits) > BigInt(a.digits);
}
