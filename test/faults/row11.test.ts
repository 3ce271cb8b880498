import assert from 'node:assert/strict';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { appending, continuing, exactly, prefilling, type Quirk } from '../support/faults/continuing.ts';
import { atOnce, finWithoutEnd, frameThenOpen } from '../support/faults/deliveries.ts';
import { fault, type Row } from '../support/faults/fault.ts';
import type { Look, Model } from '../support/faults/model.ts';
import type { Played } from '../support/faults/play.ts';
import {
  announcements,
  announces,
  anyQuirk,
  quotes,
  reopensBare,
  reopensFence,
  repeatsLine,
  repeatsTail,
  repeatsWords,
} from '../support/faults/quirks.ts';
import { createRandom } from '../support/faults/random.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { shownTexts } from '../support/faults/shown.ts';
import { sizeOf } from '../support/faults/sizes.ts';
import { storiesOf, storyOf } from '../support/faults/story.ts';
import { event } from '../support/streamServer/chunks.ts';

/** Every sentence of the answers ends in a number of its own. */
const sentences = (shown: string) => shown.match(/as in case \d+\./g) ?? [];
const fences = (shown: string) => shown.split(/\r?\n/).filter((line) => line.startsWith('```')).length;

/** What holds for every seam, however the model goes on. */
function assertSeam(played: Played, text: string): void {
  assert.equal(played.outcome, 'finished');
  assert.deepEqual(sentences(played.text), sentences(text), 'each sentence once, in its order');
  assert.equal(fences(played.text), fences(text), 'each fence opens and closes once');
  assert.doesNotMatch(played.text, /\p{Cs}/u, 'no half of a character');
  const [resumed, ...more] = played.notices.filter(({ kind }) => kind === 'resumed');
  assert.ok(resumed && more.length === 0, 'the seam is told once');
  assert.equal(played.state.seams.length, 1, 'the seam is marked');
  const { offset } = played.state.seams[0]!;
  assert.ok(text.startsWith(played.text.slice(0, offset)), 'what was shown before the seam stays');
}

async function playSeam(row: Row, model: Model, events: number, api: 'chat' | 'completions' = 'chat'): Promise<Played> {
  const ownedBy = 'somebody';
  const server = await row.serve(serveModel(model, { deliveries: [finWithoutEnd({ events })], then: atOnce, ownedBy }));
  return row.play(server, { endpoint: { api } });
}

/** A cut after so many events lies inside the first code block. */
function eventsUpTo(text: string, place: number): number {
  // One event for each character makes the place the number of events, after the one with the role.
  return Array.from(text.slice(0, place)).length + 1;
}
const byCharacter: Look = { tokens: (text) => Array.from(text) };

const text = answerText(12);
const inFence = text.indexOf('return total');
const inSentence = text.lastIndexOf('as in case') + 4;

const named: readonly (readonly [name: string, quirk: Quirk, place: number])[] = [
  ['repeats the last three words', repeatsWords(3), inSentence],
  ['repeats 180 characters', repeatsTail(180), inSentence],
  ['repeats the line', repeatsLine, inSentence],
  ['opens the fence again', reopensFence, inFence],
  ...announcements.map((words): [string, Quirk, number] => [
    `says "${words.trim()}", and repeats the line`,
    announces(words, repeatsLine),
    inSentence,
  ]),
  ['quotes its last words, and repeats the line', quotes(repeatsLine), inSentence],
  ['opens the fence again without a language', reopensBare, inFence + 'return'.length],
  ...[announcements[1], "Here's the rest of the code:\n\n", '続きです：\n'].flatMap(
    (words): [string, Quirk, number][] => [
      [`says "${words.trim()}", and opens the fence again`, announces(words, reopensFence), inFence],
      [`says "${words.trim()}", and opens the bare fence again`, announces(words, reopensBare), inFence],
    ],
  ),
];
for (const [name, quirk, place] of named) {
  fault(11, `the model ${name}`, async (row) => {
    const played = await playSeam(row, continuing(text, byCharacter, { quirk }), eventsUpTo(text, place));
    assertSeam(played, text);
    assert.equal(played.text, text);
    const resumed = played.notices.find((notice) => notice.kind === 'resumed');
    assert.ok(resumed?.kind === 'resumed' && resumed.rung === 'continue' && resumed.trimmed > 0);
    return `${name}: trimmed ${resumed.trimmed}`;
  });
}

const halves = 'There will be a party for the reviewer of this code 🎉 and its author.\r\nA second line, as in case 1.';
const emoji = halves.indexOf('🎉') + 1;
const lineBreak = halves.indexOf('\r') + 1;
/** The token that ends at the place is half of something. */
const brokenAt = (place: number): Look => ({
  tokens: (words) => (words === halves ? [words.slice(0, place), words.slice(place)] : [words]),
});
const seams: readonly (readonly [name: string, place: number, quirk: Quirk])[] = [
  ['an emoji, the whole of it again', emoji, exactly],
  ['an emoji, its other half', emoji, () => halves.slice(emoji)],
  ['CRLF, the whole of it again', lineBreak, () => halves.slice(lineBreak - 1)],
  ['CRLF, its other half', lineBreak, () => halves.slice(lineBreak)],
];
for (const [name, place, quirk] of seams) {
  for (const [rung, api, model] of [
    ['continue', 'chat', (look: Look) => continuing(halves, look, { quirk })],
    ['prefill', 'chat', (look: Look) => prefilling(halves, { ...look, fingerprint: 'fp_ollama' }, { quirk })],
    ['append', 'completions', (look: Look) => appending(halves, look, quirk)],
  ] as const) {
    fault(11, `the seam splits ${name} (${rung})`, async (row) => {
      // The role is an event of its own where there is one.
      const played = await playSeam(row, model(brokenAt(place)), api === 'chat' ? 2 : 1, api);
      assertSeam(played, halves);
      assert.equal(played.text, halves);
      assert.ok(shownTexts(played.log).every((shown) => halves.startsWith(shown)));
      return storyOf(played);
    });
  }
}

fault(11, 'any seam in any answer, with any of these habits', async (row) => {
  const count = sizeOf({ daily: 200, full: 5000 });
  const random = createRandom(4711);
  const all: Played[] = [];
  let exact = 0;
  for (let index = 0; index < count; index++) {
    const answer = answerText(index, 4);
    const { name, quirk, remark } = anyQuirk(random);
    const place = random.integer(60, answer.length - 20);
    const model = continuing(answer, { tokens: (words) => tokensUpTo(words, place) }, { quirk });
    const played = await playSeam(row, model, 2);
    try {
      assertSeam(played, answer);
      const line = answer.slice(answer.lastIndexOf('\n', place - 1) + 1, place);
      if (remark !== undefined && (line.match(/\p{L}/gu)?.length ?? 0) >= 12) assert.ok(!played.text.includes(remark));
    } catch (error) {
      throw new Error(`Answer ${index} cut at ${place}: the model ${name}`, { cause: error });
    }
    if (played.text === answer) exact++;
    all.push(played);
  }
  return `${storiesOf(all)}: no sentence twice, ${exact} to the letter`;
});

/** One piece up to the place, which is never inside a character, and one after it. */
function tokensUpTo(words: string, place: number): string[] {
  const end = Array.from(words.slice(0, place)).join('').length;
  const isHalf = /[\uD800-\uDBFF]/.test(words.charAt(end - 1));
  const cut = isHalf ? end - 1 : end;
  return cut > 0 && cut < words.length ? [words.slice(0, cut), words.slice(cut)] : [words];
}

fault(11, 'a model that goes on exactly is not trimmed', async (row) => {
  const server = await row.serve(
    serveModel(continuing(text, byCharacter), {
      deliveries: [finWithoutEnd({ events: eventsUpTo(text, inSentence) })],
    }),
  );
  const played = await row.play(server);
  assert.equal(played.text, text);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'continue']);
  assert.deepEqual(played.notices, [{ kind: 'resumed', rung: 'continue', trimmed: 0 }]);
  return storyOf(played);
});

/** Each stream has ids of its own, and goes on after its id whatever else the request says. */
function keepingStreams(model: Model): Model {
  const kept: (readonly string[])[] = [];
  return (request) => {
    const [, stream, place] = /^(\d+):(\d+)$/.exec(request.headers['last-event-id'] ?? '') ?? [];
    if (stream !== undefined) return { events: kept[Number(stream)]?.slice(Number(place)) ?? [] };
    const reply = model(request);
    if (!('events' in reply)) return reply;
    const events = reply.events.map((each, index) => `id: ${kept.length}:${index + 1}\n${each}`);
    kept.push(events);
    return { ...reply, events };
  };
}

/** For this, an answer breaks off until its user resumes it, which is asked for in words though the server has ids. */
const unpaid = event({ error: { message: 'Pay first', code: 'insufficient_quota' } });

fault(11, 'the connection breaks before the seam is found: what was held back is not taken for shown', async (row) => {
  const model = keepingStreams(continuing(text, byCharacter, { quirk: repeatsLine }));
  const deliveries = [
    frameThenOpen({ events: eventsUpTo(text, inSentence) }, unpaid),
    // Inside the line that comes again.
    finWithoutEnd({ events: 12 }),
  ];
  const server = await row.serve(serveModel(model, { deliveries, then: atOnce }));
  const play = row.start(server);
  assert.equal((await play.ended).outcome, 'interrupted');
  const played = await play.resume();
  assertSeam(played, text);
  assert.equal(played.text, text);
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'continue', 'continue']);
  return storyOf(played);
});

fault(11, 'the model begins its answer again and the server has ids: that answer is not gone on with', async (row) => {
  const another = (partial: string) => `${partial.slice(0, 100)} Quite another answer, as in case 4711.`;
  const model = keepingStreams(continuing(text, byCharacter, { quirk: another }));
  const deliveries = [frameThenOpen({ events: eventsUpTo(text, inSentence) }, unpaid)];
  const server = await row.serve(serveModel(model, { deliveries, then: atOnce }));
  const play = row.start(server);
  assert.equal((await play.ended).outcome, 'interrupted');
  const played = await play.resume();
  assert.deepEqual(rungsAsked(server.requests), ['anew', 'continue', 'anew']);
  assert.deepEqual([played.outcome, played.text], ['finished', text]);
  assert.ok(shownTexts(played.log).every((shown) => text.startsWith(shown)));
  return storyOf(played);
});
