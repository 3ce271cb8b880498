/** What a benchmark asks of every client that reads the answer of a server. */

export interface Client {
  /**
   * Reads a chat completion at `baseUrl` to its end, and hands on each piece of text in the order of the stream. Where
   * `onText` returns a promise, the client waits for it before it goes on.
   */
  read(baseUrl: string, onText: (text: string) => Promise<void> | undefined, signal?: AbortSignal): Promise<void>;
}

export const model = 'bench';
export const question = 'Review this.';
export const apiKey = 'a-key-of-the-benchmark';
