/** A request and the partial answer to it in, what each rung of the resume ladder sends out. */
import { estimateTokenCount } from 'tokenx';
import type { ChatMessage } from '../request.ts';
import { openFence } from './openFence.ts';

/** For `continue`: the partial answer as the assistant's turn, and a user's turn that asks to go on where it ends. */
export function continueMessages(messages: readonly ChatMessage[], partial: string): readonly ChatMessage[] {
  const content = withoutSpace(partial);
  if (content === '') return messages;
  return [...messages, { role: 'assistant', content }, { role: 'user', content: instruction(content) }];
}

/** For `prefill`: the partial answer as the last message, with the fields that the server wants in it. */
export function prefillMessages(
  messages: readonly ChatMessage[],
  partial: string,
  extra: object = {},
): readonly ChatMessage[] {
  const content = withoutSpace(partial);
  return content === '' ? messages : [...messages, { role: 'assistant', content, ...extra }];
}

/** For `append`: the same prompt with the partial answer behind it, to the letter. */
export function appendPrompt(prompt: string, partial: string): string {
  return prompt + withoutHalf(partial);
}

/** An estimate may be too high; what is left of the answer shall not be cut to nothing by it. */
const floor = 64;

/** What is left of the limit once the partial answer is paid for, in tokens; never more than the limit. */
export function remainingTokens(maxTokens: number, partial: string): number {
  return Math.min(maxTokens, Math.max(floor, maxTokens - estimateTokenCount(partial)));
}

/** Some servers refuse a message of the assistant that ends in white space; the seam does not show it twice. */
function withoutSpace(partial: string): string {
  return withoutHalf(partial).trimEnd();
}

/** The first half of a surrogate pair is no text that could be sent; the seam joins it to its other half. */
function withoutHalf(partial: string): string {
  return /[\uD800-\uDBFF]$/.test(partial) ? partial.slice(0, -1) : partial;
}

function instruction(partial: string): string {
  const fence = openFence(partial);
  const where =
    fence === undefined
      ? 'Do not begin with a code fence unless the review goes on with a new code block.'
      : 'A code block is still open there: go on inside it, and do not open it again.';
  return `Your answer was cut off by the connection. It ends with these characters:

${JSON.stringify(partial.slice(-60))}

Write what comes next, beginning with the very next character, so that both parts together read as one review in Markdown. Do not repeat anything that you wrote already. No introduction, no apology, no remark about continuing. ${where}`;
}
