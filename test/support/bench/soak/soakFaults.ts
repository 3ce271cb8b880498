/** A number from a seed → one review's trouble: how the server answers it, and what its user does meanwhile. */
import { answerText } from '../../faults/answerText.ts';
import { continuing } from '../../faults/continuing.ts';
import * as deliver from '../../faults/deliveries.ts';
import { errorFrames } from '../../faults/errorFrames.ts';
import { answering, type Model } from '../../faults/model.ts';
import { notAnswers } from '../../faults/notAnswers.ts';
import { anyQuirk } from '../../faults/quirks.ts';
import { createRandom, type Random } from '../../faults/random.ts';
import { replaying } from '../../faults/replaying.ts';

export interface SoakFault {
  /** Of the fault matrix; 0 where nothing goes wrong. */
  readonly row: number;
  readonly model: Model;
  /** For the first answers; what comes after them is whole. */
  readonly deliveries: readonly deliver.Delivery[];
}

type Make = (random: Random, extent: deliver.Extent) => readonly deliver.Delivery[];

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
const pick = <T>(random: Random, from: readonly T[]): T => from[random.integer(0, from.length - 1)]!;

const rows: readonly (readonly [row: number, make: Make])[] = [
  [0, () => []],
  [1, (_random, extent) => [deliver.cleanEnd(extent)]],
  [2, (_random, extent) => [deliver.closeDelimited(extent)]],
  [3, (_random, extent) => [deliver.gzipCut(extent)]],
  [
    4,
    (random, extent) => [
      pick(random, [deliver.finWithoutEnd, deliver.finInChunk, deliver.shortLength, deliver.badChunkSize])(extent),
    ],
  ],
  [5, (_random, extent) => [deliver.reset(extent)]],
  [6, (random, extent) => Array.from({ length: random.integer(2, 4) }, () => deliver.reset(extent))],
  [13, (random, extent) => [deliver.frameThenOpen(extent, pick(random, errorFrames).frame)]],
  [17, (_random, extent) => [deliver.silence(extent)]],
  [18, (_random, extent) => [deliver.only(extent, ': ping\n\n', pause)]],
  [45, () => [deliver.refusal(429, { error: { message: 'Slow down' } }, { 'retry-after-ms': '40' })]],
  [46, () => Array.from({ length: 9 }, () => deliver.refusal(503, { error: { message: 'Down' } }))],
  [47, (random) => [deliver.refusal(pick(random, [400, 401, 403, 404, 413, 422]), { error: { message: 'No' } })]],
  [
    48,
    (random) => {
      const { pieces, contentType } = pick(
        random,
        notAnswers.filter(({ pieces }) => pieces.join('').length < 10_000),
      );
      return [
        deliver.instead(pieces.join(''), contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
      ];
    },
  ],
  [50, (_random, extent) => [deliver.frameThenOpen(extent, 'data: {"choices":[{"delta"\n\n')]],
  [53, (random) => [deliver.split(Array.from({ length: 20 }, () => random.integer(1, 2000)))]],
];

/** The same for the same seed on every machine. */
export function soakFault(seed: number): SoakFault {
  const random = createRandom(seed);
  const [row, make] = pick(random, rows);
  const text = answerText(seed, 2);
  const extent = { bytes: random.integer(0, 4000) };
  const goesOn = lenient(continuing(text, {}, { quirk: anyQuirk(random).quirk }), answering(text));
  const model = pick(random, [
    answering(text),
    goesOn,
    replaying(answering(text)),
    replaying(answering(text), { onResume: { refuses: 404 } }),
  ]);
  return { row, model, deliveries: make(random, extent) };
}

/**
 * Asked to go on after what it did not say, such as a remark of its own that was cut off a second time and so was shown,
 * it begins anew: what becomes of the text is the matter of row 11.
 */
function lenient(model: Model, otherwise: Model): Model {
  return (request) => {
    try {
      return model(request);
    } catch {
      return otherwise(request);
    }
  };
}
