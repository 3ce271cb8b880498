/** The answers that a server of a benchmark gives: bytes of chat completions, as large servers write them. */

const head = '{"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion.chunk","created":1741569952,';
const begin = `${head}"model":"bench-1","service_tier":"default","system_fingerprint":"fp_44709d6fcb","choices":[{"index":0,"delta":`;

/** One event that says so much. */
export function textEvent(words: string): string {
  return `data: ${begin}{"content":${JSON.stringify(words)}},"logprobs":null,"finish_reason":null}]}\n\n`;
}

export const firstEvent = `data: ${begin}{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}\n\n`;
export const lastEvents = `data: ${begin}{},"logprobs":null,"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`;

/** Words of a review, a token each. */
const words = [' The', ' total', ' of', ' the', ' cart', ' is', ' wrong', ' where', ' a', ' refund', ' was', ' given.'];

/** The bytes of so many tokens, an event each. */
export function* tokenEvents(count: number): Generator<string> {
  // A line of text ends every now and then, and a quotation mark has to be escaped.
  for (let index = 0; index < count; index++) {
    yield textEvent(index % 97 === 0 ? '.\n' : index % 31 === 0 ? ' "' : words[index % words.length]!);
  }
}
