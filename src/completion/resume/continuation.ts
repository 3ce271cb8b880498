/** A request and the partial answer to it in, what each rung of the resume ladder sends out. */
import { estimateTokenCount } from 'tokenx';
import type { ChatMessage } from '../request.ts';
import { isUnspaced } from './characters.ts';
import { openFence } from './openFence.ts';

/** For `continue`: the partial answer as the assistant's turn, and a user's turn that asks to go on where it ends. */
export function continueMessages(messages: readonly ChatMessage[], partial: string): readonly ChatMessage[] {
  const content = withoutSpace(partial);
  return content === ''
    ? messages
    : [...messages, { role: 'assistant', content }, { role: 'user', content: wishToGoOn(partial) }];
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

/** What is left of a limit once what was written under it is paid for, in tokens; never more than the limit. */
export function remainingTokens(maxTokens: number, written: string): number {
  return Math.min(maxTokens, Math.max(floor, maxTokens - estimateTokenCount(written)));
}

/** Some servers refuse a message of the assistant that ends in white space; the seam does not show it twice. */
function withoutSpace(partial: string): string {
  return withoutHalf(partial).trimEnd();
}

/** The first half of a surrogate pair is no text that could be sent; the seam joins it to its other half. */
function withoutHalf(partial: string): string {
  return /[\uD800-\uDBFF]$/.test(partial) ? partial.slice(0, -1) : partial;
}

/**
 * A turn does not begin with a space, so that whoever goes on behind a word leaves out the space, or writes the rest of
 * the word as a word of its own. With the whole word again, the seam knows which of them is meant.
 */
function wishToGoOn(partial: string): string {
  const word = lastWord(withoutHalf(partial));
  const from =
    word === ''
      ? 'Write what comes next, beginning with the very next character.'
      : `Write what comes next, beginning with the word in which it ends, the whole of it: ${JSON.stringify(word)} may be only its beginning.`;
  const where =
    openFence(partial) === undefined
      ? 'Open a code block only where a new one begins.'
      : 'A code block is still open there: go on inside it, and do not open it again.';
  return `Your answer was cut off. It ends with these characters:

${JSON.stringify(endOf(withoutSpace(partial)))}

${from} Both parts together shall read as one review in Markdown. Repeat nothing else that you wrote already. Write no introduction, no apology and no remark about continuing. ${where}`;
}

/** Enough to find the place. */
function endOf(text: string): string {
  return text.slice(-60).replace(/^[\uDC00-\uDFFF]/, '');
}

/** Empty where the text does not end in a word, or in one that no model would write the same way again. */
function lastWord(text: string): string {
  const word = /[\p{L}\p{N}_]+$/u.exec(text.slice(-50))?.[0] ?? '';
  const last = word.slice(-1);
  return word.length > 40 || !/\p{L}/u.test(last) || isUnspaced(last) ? '' : word;
}
