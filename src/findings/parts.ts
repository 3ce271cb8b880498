/** The lines below a finding's heading in; its quote, its suggestion, and what is left as its body, out. */
import { dedent, indentOf } from '../util/dedent.ts';
import { isRule } from './containers.ts';
import { applyDiff, readDiff } from './diff.ts';
import type { Entry } from './entry.ts';
import { codeOf, type Fence } from './fences.ts';
import { labelOf, type Label } from './labels.ts';
import { findUnfenced } from './unfenced.ts';

export interface Parts {
  readonly quote?: string;
  readonly suggestion?: string;
  readonly body: string;
}

/** A fence and what it is for. */
interface Block {
  readonly fence: Fence;
  readonly code: string;
  readonly use: 'suggestion' | 'quote' | 'diff' | 'plain' | 'none';
  /** The line that announces it, if that says nothing else. */
  readonly label: Entry | undefined;
}

/** `margin`: column at which the finding's own text begins. */
export function partsOf(entries: readonly Entry[], margin: number): Parts {
  const blocks = blocksIn(entries);
  const hasCode = blocks.filter(({ code }) => code.trim() !== '');
  const quoted = hasCode.find(({ use }) => use === 'quote') ?? hasCode.find(({ use }) => use === 'plain');
  const loose = quoted ? undefined : findUnfenced(entries, marginOf(entries, margin));
  const looseLabel =
    loose &&
    announcing(
      entries.slice(0, loose.from).findLast(({ text }) => text.trim() !== ''),
      'quote',
    );
  const suggested = suggestionFor(quoted, blocks, entries);
  const written = quoted?.code ?? loose?.code;
  const diff = suggested ? undefined : diffFor(blocks, written);

  const quote = written ?? diff?.before;
  const suggestion = suggested?.code ?? diff?.after;
  const used = [quoted, suggested, diff?.block];
  const left = (entry: Entry, index: number) =>
    entry.isInHeading !== true &&
    !isStray(entry.fence) &&
    !used.some((block) => block && (block.fence === entry.fence || block.label === entry)) &&
    entry !== looseLabel &&
    !(loose && index >= loose.from && index < loose.to);
  return {
    ...(quote !== undefined && { quote }),
    ...(suggestion !== undefined && { suggestion }),
    body: bodyOf(entries, left),
  };
}

/** A fence that is left over, with nothing in it. */
function isStray(fence: Fence | undefined): boolean {
  return fence !== undefined && fence.end !== 'closed' && isEmpty(fence);
}

function isEmpty({ lines }: Fence): boolean {
  return lines.every((line) => line.trim() === '');
}

/** Undefined where it may not be whole, or where it may be for another quote. */
function suggestionFor(
  quoted: Block | undefined,
  blocks: readonly Block[],
  entries: readonly Entry[],
): Block | undefined {
  const at = blocks.findIndex(({ use }) => use === 'suggestion');
  const block = blocks[at];
  const quotes = blocks.slice(0, at).filter(({ use, code }) => use === quoted?.use && code.trim() !== '');
  return block && quotes.length < 2 && !isCutShort(block.fence, entries, quoted?.fence) ? block : undefined;
}

function blocksIn(entries: readonly Entry[]): readonly Block[] {
  const blocks: Block[] = [];
  let last: Entry | undefined;
  for (const entry of entries) {
    const { fence, text } = entry;
    if (fence && fence !== last?.fence) {
      const label = last && !last.fence ? labelOf(last.text) : undefined;
      const code = codeOf(fence);
      blocks.push({ fence, code, use: useOf(fence, code, label), label: label?.isAlone === true ? last : undefined });
    }
    if (text.trim() !== '' || fence) last = entry;
  }
  return blocks;
}

function useOf(fence: Fence, code: string, label: Label | undefined): Block['use'] {
  const { info } = fence;
  if (/^(?:diff|patch|udiff)\b/i.test(info)) return 'diff';
  const isSuggestion =
    /^(?:\S+\s+)?(?:suggestion|suggested|suggest|replacement)\b/i.test(info) || label?.part === 'suggestion';
  if (isSuggestion) return isComplete(fence, code) ? 'suggestion' : 'none';
  return /^(?:\S+\s+)?quote\b/i.test(info) || label?.part === 'quote' ? 'quote' : 'plain';
}

/** Half a replacement, or one with prose in it, must never reach a file. */
function isComplete({ end }: Fence, code: string): boolean {
  if (end !== 'torn') return end === 'closed';
  return !/\n[ \t]*\n[^\n]*[.!?:](?:\n|$)|(?:```|~~~)[ \t]*(?:\n|$)/.test(code);
}

/**
 * Code that holds a fence itself ends a fence of the same length too early: what is left of it stands behind that, and
 * ends in another one.
 */
function isCutShort(fence: Fence, entries: readonly Entry[], quote: Fence | undefined): boolean {
  const behind = entries.slice(entries.findLastIndex((entry) => entry.fence === fence) + 1);
  const isTight = behind[0] !== undefined && !behind[0].fence && behind[0].text.trim() !== '';
  const others = behind.flatMap((entry) => (entry.fence && entry.fence !== quote ? [entry.fence] : []));
  const holdsFence = fence.lines.some((line) => /```|~~~/.test(line));
  const isLeftOver = (other: Fence) => {
    const endsAnswer = other.mayEndAnswer && other.end === 'open' && !holdsFence;
    return isEmpty(other) ? !endsAnswer : other.end !== 'closed';
  };
  return others.some((other) => other.info === '' && (isTight || isLeftOver(other)));
}

/** The line, if all it does is announce that part. */
function announcing(entry: Entry | undefined, part: Label['part']): Entry | undefined {
  const label = entry && !entry.fence ? labelOf(entry.text) : undefined;
  return label?.isAlone === true && label.part === part ? entry : undefined;
}

/** Models often leave the text of an item at the margin of the page. */
function marginOf(entries: readonly Entry[], margin: number): number {
  return entries.reduce((least, { text, fence, isInHeading }) => {
    const isText = !fence && isInHeading !== true && text.trim() !== '' && !isRule(text);
    return isText ? Math.min(least, indentOf(text)) : least;
  }, margin);
}

/** The first diff that says what becomes of the quote; where there is no quote, the diff brings its own. */
function diffFor(
  blocks: readonly Block[],
  quote: string | undefined,
): { readonly block: Block; readonly before: string; readonly after: string } | undefined {
  for (const block of blocks.filter(({ use, fence }) => use === 'diff' && fence.end === 'closed')) {
    if (quote !== undefined) {
      const after = applyDiff(block.code, quote);
      if (after !== undefined) return { block, before: quote, after };
      continue;
    }
    const result = readDiff(block.code);
    if (result && result.before.trim() !== '') return { block, ...result };
  }
  return undefined;
}

function bodyOf(entries: readonly Entry[], isLeft: (entry: Entry, index: number) => boolean): string {
  const lines: string[] = [];
  let isBehindGap = false;
  for (const [index, entry] of entries.entries()) {
    if (!isLeft(entry, index)) {
      isBehindGap = true;
      continue;
    }
    const line = entry.text.trim() === '' ? '' : entry.text;
    const isBelowBlank = (lines.at(-1) ?? '') === '';
    // Where a block was, one blank line stays.
    if (isBehindGap && !isBelowBlank && line !== '') lines.push('');
    if (isBehindGap && isBelowBlank && line === '') continue;
    isBehindGap = false;
    lines.push(line);
  }
  const isEmpty = (line: string | undefined) => line !== undefined && (line === '' || isRule(line));
  const from = lines.findIndex((line) => line !== '');
  let to = lines.length;
  while (to > 0 && isEmpty(lines[to - 1])) to--;
  const body = lines.slice(Math.max(0, from), to);
  // As a whole it may stand deeper than its heading.
  const shared = body.reduce((least, line) => (line === '' ? least : Math.min(least, indentOf(line))), Infinity);
  return body.map((line) => dedent(line, shared)).join('\n');
}
