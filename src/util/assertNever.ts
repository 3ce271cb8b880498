/** Ends a closed `switch`: a new member of the union becomes a compile error at every place that must handle it. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
