/** A server's finish reason in, what it means for a reader out. The values are open-ended; one that says nothing is an end. */
import type { StopCause } from './event.ts';

/**
 * The first that fits wins. Servers make up names of their own, but of the same words; none of these words is in a name
 * for a plain end: `stop`, `end_turn`, `eos_token`, `stop_sequence`, `COMPLETE`, `tool_calls`.
 */
const families: readonly (readonly [means: StopCause | 'breakOff', words: RegExp])[] = [
  [
    'contentFilter',
    /filter|safety|sensitiv|prohibit|blocked|blocklist|policy|recitation|spii|refus|moderat|guardrail|toxic|violat/,
  ],
  // Cohere's name for a full context.
  ['length', /^error_limit$/],
  [
    'breakOff',
    /error|exception|fail|abort|cancel|interrupt|disconnect|network|time_?d?_?out|time_?limit|deadline|unload|unavailable|overload|rate_?limit|resource|incomplete|malformed|crash|kill|preempt/,
  ],
  ['length', /length|limit|max|exceed|truncat|too_?many|out_?of_?(?:tokens|context)/],
];

function meaningOf(reason: string): StopCause | 'breakOff' {
  const name = reason.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return families.find(([, words]) => words.test(name))?.[0] ?? 'end';
}

/** Some servers write out that there is none yet. */
export function isUnfinished(reason: string): boolean {
  return /^(?:null|none|not_finished|in_progress)$/i.test(reason);
}

export function stopCause(reason: string): StopCause {
  const meaning = meaningOf(reason);
  return meaning === 'breakOff' ? 'end' : meaning;
}

/** The server's way to say that it broke off: not an end of the answer, but a failure. */
export function isBreakOff(reason: string): boolean {
  return meaningOf(reason) === 'breakOff';
}
