/** How models really go on after a break: they repeat themselves, open a fence again, and say that they will go on. */
import type { Quirk } from './continuing.ts';
import type { Random } from './random.ts';

/** The last so many characters again, never from the middle of a character. */
export function repeatsTail(characters: number): Quirk {
  return (partial, rest) => Array.from(partial).slice(-characters).join('') + rest;
}

/** The last so many words again, of which the last may be half a word. */
export function repeatsWords(count: number): Quirk {
  return (partial, rest) => (partial.match(/\S+\s*/g) ?? []).slice(-count).join('') + rest;
}

/** The last line again, from its beginning. */
export const repeatsLine: Quirk = (partial, rest) => partial.slice(partial.lastIndexOf('\n') + 1) + rest;

/** Opens the fence again in which the answer broke off, and repeats the line. */
export const reopensFence: Quirk = (partial, rest) => {
  const fences = partial.split('\n').filter((line) => line.startsWith('```'));
  const inFence = fences.length % 2 === 1;
  return inFence ? `${fences.at(-1) ?? ''}\n${repeatsLine(partial, rest)}` : rest;
};

/** Says that it goes on, before it does. */
export function announces(words: string, then: Quirk): Quirk {
  return (partial, rest) => words + then(partial, rest);
}

export const announcements = [
  'Sure, continuing from where I left off:\n\n',
  'Sure, continuing:\n\n',
  'Continuing:\n\n',
] as const;

/** One of them, and its name. */
export function anyQuirk(random: Random): readonly [name: string, quirk: Quirk] {
  const length = random.integer(1, 180);
  const all: readonly (readonly [string, Quirk])[] = [
    [`repeats ${length} characters`, repeatsTail(length)],
    ['repeats the line', repeatsLine],
    ['opens the fence again', reopensFence],
    [
      'announces and repeats the line',
      announces(announcements[random.integer(0, announcements.length - 1)] ?? '', repeatsLine),
    ],
    ['goes on exactly', (_partial, rest) => rest],
  ];
  return all[random.integer(0, all.length - 1)] ?? all[0]!;
}
