/** A network that can be troubled in; every trouble of rows 56 to 58 with what the client promises under it out. */
import { setTimeout as sleep } from 'node:timers/promises';
import { assertNever } from '../../src/util/assertNever.ts';
import type { LossyLoopback } from './lossyLoopback.ts';
import type { Outcome, Setting } from './reviewsUnderLoss.ts';

/**
 * `holds`: the connections heal, and none is given up. `replaced`: each is given up once, and the next one stands.
 * `resumes`: each answer is whole and was taken up once, over as many connections as that takes. `truthful`: whole, or
 * told as interrupted behind a beginning of the answer.
 */
export type Promised = 'holds' | 'replaced' | 'resumes' | 'truthful';

export interface Trouble extends Setting {
  readonly name: string;
  readonly promised: Promised;
}

/** Requests of one answer in a row that may bring nothing: the attempts before its first word, the ladder's behind it. */
const patience = 3;

/** So that a connection that would not heal for minutes is given up in a test. */
const short = { connect: 6000, firstContent: 6000, stalled: 1000, idle: 3000 };

export function troublesOf(network: LossyLoopback, runs: number, isFull: boolean): readonly Trouble[] {
  const losing = (percent: number) => () => {
    network.lose(percent);
    return Promise.resolve();
  };
  const between = (begin: () => void, ms: number, end: () => void) => async () => {
    await sleep(1500);
    begin();
    await sleep(ms);
    end();
  };
  const blackout = (ms: number) =>
    between(
      () => {
        network.lose(100);
      },
      ms,
      () => {
        network.lose(0);
      },
    );
  const unplugged = (ms: number) => between(network.down, ms, network.up);
  const few = { runs, words: 200 };
  const many = { runs, words: 300 };
  const daily: readonly Trouble[] = [
    ...[1, 5, 10, 20].map((percent): Trouble => {
      return { name: `fault 56: ${percent} % loss`, ...few, promised: 'holds', begin: losing(percent) };
    }),
    { name: 'fault 58: a black-out of 6 s', ...many, promised: 'holds', begin: blackout(6000) },
    {
      name: 'fault 57: a black-out beyond the limits',
      ...many,
      promised: 'replaced',
      timeouts: { stalled: 1000, idle: 3000 },
      begin: blackout(8000),
    },
    ...[30, 50].map((percent): Trouble => {
      const name = `fault 57: ${percent} % loss, short limits`;
      return { name, runs, words: 100, promised: 'truthful', timeouts: short, begin: losing(percent) };
    }),
    { name: 'fault 57: the interface down for 2 s', ...many, promised: 'holds', begin: unplugged(2000) },
    {
      name: 'fault 57: the interface down beyond the limits',
      ...many,
      promised: 'resumes',
      timeouts: { stalled: 1000, idle: 3000 },
      begin: unplugged(8000),
    },
  ];
  if (!isFull) return daily;
  return [
    ...daily,
    { name: 'fault 57: a black-out of 60 s, default limits', ...many, promised: 'resumes', begin: blackout(60_000) },
    ...[30, 50].map((percent): Trouble => {
      const name = `fault 57: ${percent} % loss, default limits`;
      return { name, ...few, promised: 'truthful', begin: losing(percent) };
    }),
  ];
}

export function isAsPromised({ runs, promised }: Trouble, outcome: Outcome): boolean {
  const { whole, cut, aborts, stalls, resumed, requests, inVain, failures } = outcome;
  if (failures.length > 0 || whole + cut !== runs || inVain > patience) return false;
  switch (promised) {
    case 'holds':
      return whole === runs && aborts === 0;
    case 'replaced':
      return whole === runs && aborts === runs && stalls >= runs && requests === 2 * runs;
    case 'resumes':
      return whole === runs && resumed === runs && stalls >= runs && requests <= patience * runs;
    case 'truthful':
      return true;
    default:
      return assertNever(promised);
  }
}
