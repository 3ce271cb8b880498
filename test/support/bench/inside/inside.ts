/** The inner side of a process of its own: what its owner gives it in, what the work finds out back to the owner. */

export type ToInside =
  | { readonly type: 'begin'; readonly given: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown };

export type FromInside =
  | { readonly type: 'result'; readonly value: unknown }
  | { readonly type: 'failed'; readonly text: string }
  | { readonly type: 'ask'; readonly id: number; readonly question: unknown };

/** Settles with what the owner answers. */
export type Ask = (question: unknown) => Promise<unknown>;

/** The work and its owner agree on what is given. */
export function inside(work: (given: never, ask: Ask) => unknown): void {
  const waiting = new Map<number, (value: unknown) => void>();
  let asked = 0;
  const tell = (message: FromInside) =>
    new Promise<void>((resolve) => {
      process.send?.(message, () => {
        resolve();
      });
    });
  const ask: Ask = (question) =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      void tell({ type: 'ask', id: asked, question });
    });
  const begin = async (given: unknown) => {
    try {
      await tell({ type: 'result', value: await work(given as never, ask) });
      process.exit(0);
    } catch (error) {
      await tell({ type: 'failed', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      process.exit(1);
    }
  };
  // Nobody is left to measure for.
  process.once('disconnect', () => process.exit(1));
  process.on('message', (message: ToInside) => {
    if (message.type === 'begin') void begin(message.given);
    else {
      waiting.get(message.id)?.(message.value);
      waiting.delete(message.id);
    }
  });
}
