/** A row of the matrix as a test: what it says about itself, what it may use, and the promises that hold for every row. */
import assert from 'node:assert/strict';
import { createGates, defaultMaxConcurrent, type Gates } from '../../../src/completion/gate/gates.ts';
import { startFaultServer, type FaultScript, type FaultServer, type FaultServerOptions } from '../faultServer.ts';
import { createTheatre, type Play, type Played, type PlayOptions } from './play.ts';
import { assertAllFree, assertClosed, assertLog, assertStream } from './promises.ts';

export interface Row {
  /** What all reviews of this test share, and every request that the test makes without a review should. */
  readonly gates: Gates;
  /** How many requests may be in flight; the default of the product unless told. */
  setLimit(limit: number): void;
  /** A server for this test. */
  serve(script: FaultScript, options?: FaultServerOptions): Promise<FaultServer>;
  /** Starts a review at the server or origin. */
  start(server: FaultServer | string, options?: PlayOptions): Play;
  /** The same, to its end. */
  play(server: FaultServer | string, options?: PlayOptions): Promise<Played>;
  /** Everything that the test wants closed at its end, last first. */
  defer(close: () => Promise<void> | void): void;
  /** Ends the test as skipped, by name. */
  skip(reason: string): never;
}

/** The test returns what happened, in a few words for the table. */
export type RowTest = (row: Row) => Promise<string>;

/** What the reporter finds at the test. */
export interface Told {
  happened?: string;
}

export function fault(number: number, title: string, test: RowTest): void {
  it(`fault ${number}: ${title}`, async function () {
    const tell = (happened: string) => Object.assign(this.runnable(), { happened } satisfies Told);
    const skip = (reason: string): never => {
      tell(reason);
      this.skip();
      throw new Error(reason);
    };
    tell(await keepingPromises(test, skip));
  });
}

/** Runs the test; afterwards every log, stream, slot and socket has to be as it should. */
async function keepingPromises(test: RowTest, skip: Row['skip']): Promise<string> {
  let limit = defaultMaxConcurrent;
  const gates = createGates({ maxConcurrent: () => limit });
  const theatre = createTheatre(gates);
  const servers: FaultServer[] = [];
  const closers: (() => Promise<void> | void)[] = [];
  const baseUrls = new Set<string>();
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', onRejection);

  const start: Row['start'] = (server, options = {}) => {
    const baseUrl = typeof server === 'string' ? server : `${server.origin}/v1`;
    baseUrls.add(baseUrl);
    return theatre.start(baseUrl, options);
  };
  const row: Row = {
    gates,
    setLimit: (wanted) => {
      limit = wanted;
      gates.limitChanged();
    },
    serve: async (script, options) => {
      const server = await startFaultServer(script, options);
      servers.push(server);
      return server;
    },
    start,
    play: (server, options) => start(server, options).ended,
    defer: (close) => closers.push(close),
    skip,
  };
  try {
    const happened = await test(row);
    for (const { log } of theatre.all) assertLog(log.after(0));
    for (const stream of theatre.streams) assertStream(stream);
    await assertAllFree(gates, baseUrls, limit);
    for (const server of servers) await assertClosed(server);
    return happened;
  } finally {
    for (const close of closers.reverse()) await close();
    for (const server of servers) await server.close();
    await new Promise(setImmediate);
    process.off('unhandledRejection', onRejection);
    assert.deepEqual(rejections, [], 'no rejection is left unhandled');
  }
}
