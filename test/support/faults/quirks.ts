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

/** The same where it says something: behind a remark that nobody knows, a marker alone proves nothing. */
const repeatsWordedLine: Quirk = (partial, rest) => (/\p{L}[^\n]*$/u.test(partial) ? repeatsLine(partial, rest) : rest);

/** Opens the fence again in which the answer broke off, and repeats the line. */
export const reopensFence: Quirk = (partial, rest) => {
  const fences = partial.split('\n').filter((line) => line.startsWith('```'));
  const inFence = fences.length % 2 === 1;
  return inFence ? `${fences.at(-1) ?? ''}\n${repeatsLine(partial, rest)}` : rest;
};

/** The same with nothing but the marker, and with all lines of the block so far. */
export const reopensBare: Quirk = (partial, rest) => {
  const [, marker = '', block = ''] = /(?:^|\n)(```)[^\n]*\n((?:(?!```)[^])*)$/.exec(partial) ?? [];
  return marker === '' ? rest : `${marker}\n${block}${rest}`;
};

/** Says that it goes on, before it does. */
export function announces(words: string, then: Quirk): Quirk {
  return (partial, rest) => words + then(partial, rest);
}

/** Says behind which words it goes on, before it does. */
export function quotes(then: Quirk): Quirk {
  return (partial, rest) => {
    const words = lastWordsOf(partial);
    return `You stopped at "${words}". Going on from there:\n\n${then(partial, rest)}`;
  };
}

function lastWordsOf(partial: string): string {
  return partial.trimEnd().split(/\s+/).slice(-3).join(' ');
}

export const announcements = [
  'Sure, continuing from where I left off:\n\n',
  'Sure, continuing:\n\n',
  'Continuing:\n\n',
  'Of course! Continuing the review from where it was cut off:\n\n',
  'I apologize for the interruption. Continuing:\n\n',
  "Sure, I'll continue from there:\n",
  'Let me finish the review:\n\n',
  'As requested, continuing from where I stopped:\n\n',
  'My last message was cut off\n\n---\n\n',
  'Natürlich, ich fahre fort:\n\n',
  'Bien sûr, voici la suite :\n\n',
  'もちろんです。続きです：\n\n',
  'Конечно. Продолжаю:\n\n',
] as const;

/** A remark in words that nobody has seen before. */
function unheardOf(random: Random): string {
  const pick = (from: readonly string[]) => from[random.integer(0, from.length - 1)] ?? '';
  const letters = pick(['aeioubdgklmnprstvz', 'αεηιοβγδκλμνπρστ', 'аеиоубвгдклмнпрст', 'あいうえおかきくけこ']).split(
    '',
  );
  const word = () => Array.from({ length: random.integer(2, 9) }, () => pick(letters)).join('');
  const words = Array.from({ length: random.integer(1, 9) }, word).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${pick([':', ' :', '.', '!', '…', ''])}\n\n`;
}

export interface Habit {
  readonly name: string;
  readonly quirk: Quirk;
  /** What it says of itself before it repeats the line. */
  readonly remark?: string;
}

/** One of them. */
export function anyQuirk(random: Random): Habit {
  const length = random.integer(1, 180);
  const remark = announcements[random.integer(0, announcements.length - 1)] ?? '';
  const unknown = unheardOf(random);
  const all: readonly Habit[] = [
    { name: `repeats ${length} characters`, quirk: repeatsTail(length) },
    { name: 'repeats the line', quirk: repeatsLine },
    { name: 'opens the fence again', quirk: reopensFence },
    {
      name: `says ${JSON.stringify(remark)} and repeats the line`,
      quirk: announcesInside(remark),
      remark,
    },
    {
      name: `says ${JSON.stringify(unknown)} and repeats the line`,
      quirk: announcesInside(unknown),
      remark: unknown,
    },
    { name: `says ${JSON.stringify(unknown)} and opens the fence again`, quirk: announcesFence(unknown) },
    { name: 'quotes itself and repeats the line', quirk: quotes(repeatsWordedLine), remark: 'You stopped at' },
    { name: 'goes on exactly', quirk: (_partial, rest) => rest },
  ];
  return all[random.integer(0, all.length - 1)] ?? all[0]!;
}

/**
 * Says so where a sentence was cut only, and repeats its line: behind a sentence that is over, words that nobody knows
 * and the line once more may be the next finding, which says the same.
 */
function announcesInside(words: string): Quirk {
  return (partial, rest) => {
    const isOver = /[.;:]\s*$/.test(partial) || /^[\r\n]|^$/.test(rest);
    return isOver ? rest : announces(words, repeatsWordedLine)(partial, rest);
  };
}

/** Says so where a block of code is open only. */
function announcesFence(words: string): Quirk {
  return (partial, rest) => {
    const again = reopensFence(partial, rest);
    return again === rest ? rest : words + again;
  };
}
