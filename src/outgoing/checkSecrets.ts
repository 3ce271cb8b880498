/** What is about to be sent in; the secrets that it holds out, and all of it without them. */
import type { ReviewTarget } from '../review/target.ts';
import { findSecrets, type Secret } from './findSecrets.ts';
import { maskSecrets } from './mask.ts';

export interface Outgoing {
  readonly target: ReviewTarget;
  /** The user's own words for the model. */
  readonly instructions: string;
}

export interface SecretsFound {
  /** How many there are in what is sent, without those that are never sent anyway. */
  readonly count: number;
  /** Whose they seem to be, each once. */
  readonly names: readonly string[];
  /** Lines of the document that hold one of them, 1-based. */
  readonly lines: readonly number[];
  /** The same to send and to keep, without any of them. */
  readonly masked: Outgoing;
  /** The same, without those that are never sent; the very same object where there are none. */
  readonly withoutOwn: Outgoing;
}

/** `own`: values that are secret whatever they look like, such as the key for the server itself. */
export async function checkSecrets(outgoing: Outgoing, own: readonly string[]): Promise<SecretsFound> {
  const { target, instructions } = outgoing;
  const places: Places = {
    text: await findSecrets(target.text, own),
    label: await findSecrets(target.label, own),
    symbol: await findSecrets(target.symbol ?? '', own),
    instructions: await findSecrets(instructions, own),
    documentText: await findSecrets(target.documentText ?? '', own),
  };
  const asked = sentOf(places).filter(({ isOwn }) => !isOwn);
  const inCode = places.text.filter(({ isOwn }) => !isOwn);
  return {
    count: asked.length,
    names: [...new Set(asked.map(({ name }) => name))],
    lines: [...new Set(inCode.flatMap((secret) => linesOf(secret, target)))],
    masked: without(outgoing, places),
    withoutOwn: without(outgoing, {
      text: places.text.filter(({ isOwn }) => isOwn),
      label: places.label.filter(({ isOwn }) => isOwn),
      symbol: places.symbol.filter(({ isOwn }) => isOwn),
      instructions: places.instructions.filter(({ isOwn }) => isOwn),
      documentText: places.documentText.filter(({ isOwn }) => isOwn),
    }),
  };
}

interface Places {
  readonly text: readonly Secret[];
  readonly label: readonly Secret[];
  readonly instructions: readonly Secret[];
  /** Kept with the review, and never sent: the name of a symbol, which can quote the code, and the rest of the document. */
  readonly symbol: readonly Secret[];
  readonly documentText: readonly Secret[];
}

function sentOf({ text, label, instructions }: Places): readonly Secret[] {
  return [...text, ...label, ...instructions];
}

function without(outgoing: Outgoing, places: Places): Outgoing {
  const { target, instructions } = outgoing;
  if (Object.values(places).every(({ length }) => length === 0)) return outgoing;
  return {
    target: targetWithout(target, places),
    instructions: maskSecrets(instructions, places.instructions),
  };
}

function targetWithout(target: ReviewTarget, places: Places): ReviewTarget {
  const { text, label, symbol, documentText } = target;
  const isClean = [places.text, places.label, places.symbol, places.documentText].every(({ length }) => length === 0);
  // It was said before that something was masked; another object would be other code, with which no answer goes on.
  if (isClean && target.masked !== undefined) return target;
  const count = sentOf(places).length;
  return {
    ...target,
    text: maskSecrets(text, places.text),
    label: maskSecrets(label, places.label),
    ...(symbol === undefined ? {} : { symbol: maskSecrets(symbol, places.symbol) }),
    ...(documentText === undefined ? {} : { documentText: maskSecrets(documentText, places.documentText) }),
    ...(count === 0 ? {} : { masked: count }),
  };
}

function linesOf({ start, end }: Secret, { text, startLine }: ReviewTarget): number[] {
  const first = startLine + countBreaks(text.slice(0, start));
  const count = countBreaks(text.slice(start, end)) + 1;
  return Array.from({ length: count }, (_, index) => first + index);
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}
