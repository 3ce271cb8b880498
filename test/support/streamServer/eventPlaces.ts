/** The bytes of an event stream in; where its events stand, and which one is the first of its kind, out. */

export interface EventPlace {
  readonly start: number;
  /** Behind the blank line that ends it. */
  readonly end: number;
  /** No event before it has the same keys with values of the same types. */
  readonly isFirstOfKind: boolean;
}

export function eventPlaces(bytes: Buffer): readonly EventPlace[] {
  const kinds = new Set<string>();
  let end = 0;
  return bytes
    .toString('latin1')
    .split(/(?<=\n\n)/)
    .map((event) => {
      const start = end;
      end += event.length;
      const kind = kindOf(Buffer.from(event, 'latin1').toString('utf8'));
      const isFirstOfKind = !kinds.has(kind);
      kinds.add(kind);
      return { start, end, isFirstOfKind };
    });
}

function kindOf(event: string): string {
  try {
    return shapeOf(JSON.parse(event.replace(/^data:/, '')));
  } catch {
    return event;
  }
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].join()}]`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}:${shapeOf(inner)}`)
    .join()}}`;
}
