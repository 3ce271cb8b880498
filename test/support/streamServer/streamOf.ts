/** Byte pieces in, a stream that gives them out one by one, each when it is asked for. */
export function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const rest = [...parts];
  return new ReadableStream(
    {
      pull: (controller) => {
        const part = rest.shift();
        if (part === undefined) controller.close();
        else controller.enqueue(Uint8Array.from(part));
      },
    },
    { highWaterMark: 0 },
  );
}
