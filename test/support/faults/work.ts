/** A piece of synchronous work in; how many characters it looked at or copied on the way out, whatever the machine's speed. */

type Method = (this: unknown, ...given: unknown[]) => unknown;
type Cost = (self: string, given: readonly unknown[], result: unknown) => number;

const lengthOf = (value: unknown) => (typeof value === 'string' ? value.length : 0);
/** From where it begins to what it finds, or to the end. */
const searched: Cost = (self, [, from = 0], found) => (found === -1 ? self.length : Number(found) + 1) - Number(from);
const costs: readonly (readonly [owner: object, name: string, cost: Cost])[] = [
  [String.prototype, 'indexOf', searched],
  [String.prototype, 'includes', (self) => self.length],
  [String.prototype, 'replace', (self) => self.length],
  [String.prototype, 'split', (self) => self.length],
  [String.prototype, 'trim', (self) => self.length],
  [String.prototype, 'slice', (_self, _given, result) => lengthOf(result)],
  [Array.prototype, 'join', (_self, _given, result) => lengthOf(result)],
  [JSON, 'parse', (_self, [text]) => lengthOf(text)],
];

export function workOf(run: () => void): number {
  let work = 0;
  const own = costs.map(([owner, name]) => (owner as Record<string, Method>)[name]!);
  for (const [index, [owner, name, cost]] of costs.entries()) {
    const method = own[index]!;
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: function (this: unknown, ...given: unknown[]) {
        const result = method.apply(this, given);
        work += Math.max(0, cost(this as string, given, result));
        return result;
      },
    });
  }
  try {
    run();
  } finally {
    for (const [index, [owner, name]] of costs.entries()) {
      Object.defineProperty(owner, name, { configurable: true, writable: true, value: own[index] });
    }
  }
  return work;
}
