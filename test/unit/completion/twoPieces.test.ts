// The whole client, with each recorded stream cut in two: what comes out is what comes out of it in one piece.
import assert from 'node:assert/strict';
import { collect, described } from '../../support/streamServer/collect.ts';
import { eventPlaces } from '../../support/streamServer/eventPlaces.ts';
import { recordedStreams, type Recording } from '../../support/streamServer/recordings.ts';
import { streamOf } from '../../support/streamServer/streamOf.ts';
import { streamOnce } from '../../support/streamServer/streamOnce.ts';

/** `SECOND_LOOK_EVERY_CUT=1` makes every one of the cuts, which takes minutes; otherwise some of them, always the same. */
const everyCut = process.env['SECOND_LOOK_EVERY_CUT'] === '1';
const edge = 4096;
/** The first characters decide how a body is read. */
const opening = 32;
/** Bytes of a stream for which all cuts are made; in one of twice the length it is every second, and so on. */
const allCutsUpTo = 256;

describe('recorded streams in two pieces', () => {
  for (const [index, recording] of recordedStreams.entries()) {
    const cuts = cutsOf(recording.bytes, index);
    it(`${recording.file}, ${cuts.length} cuts`, async function () {
      this.timeout(everyCut ? 600_000 : 60_000);
      const whole = await outcome(recording, [recording.bytes]);
      for (const cut of cuts) {
        const pieces = [recording.bytes.subarray(0, cut), recording.bytes.subarray(cut)];
        assert.equal(await outcome(recording, pieces), whole, `cut before byte ${cut}`);
      }
    });
  }
});

/** Of both ends and of one event of each kind between them. */
function cutsOf(bytes: Buffer, phase: number): readonly number[] {
  const events = eventPlaces(bytes);
  const step = Math.max(1, Math.round(bytes.length / allCutsUpTo));
  const isAtBoundary = new Set(events.flatMap(({ end }) => [end - 1, end, end + 1]));
  const kinds = events.filter(({ isFirstOfKind }) => isFirstOfKind);
  const isWanted = (cut: number) =>
    cut < edge || cut > bytes.length - edge || kinds.some(({ start, end }) => start <= cut && cut <= end);
  const isInsideCharacter = (cut: number) => (bytes[cut]! & 0xc0) === 0x80;
  const isTaken = (cut: number) =>
    everyCut || cut <= opening || isAtBoundary.has(cut) || isInsideCharacter(cut) || cut % step === phase % step;
  return [...bytes.keys()].filter((cut) => cut > 0 && isWanted(cut) && isTaken(cut));
}

/** All that the client makes of it, as text. */
async function outcome({ api, status }: Recording, pieces: readonly Uint8Array[]): Promise<string> {
  const fetch = () => Promise.resolve(new Response(streamOf(pieces), { status }));
  const request = { endpoint: { baseUrl: 'http://server.invalid/v1', api }, model: 'any', prompt: 'Hi' };
  const { events, error } = await collect(streamOnce(request, { fetch }));
  return JSON.stringify([events, error === undefined ? null : described(error)]);
}
