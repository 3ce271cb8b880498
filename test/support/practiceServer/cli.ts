/** Runs the practice server until Ctrl-C; the first line it prints is its base URL. `--port N --tokens-per-second N` */
import { parseArgs } from 'node:util';
import { startPracticeServer } from './server.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'tokens-per-second': { type: 'string', default: '40' },
    },
  });
  const server = await startPracticeServer({
    port: Number(values.port),
    tokensPerSecond: Number(values['tokens-per-second']),
  });
  console.log(server.baseUrl);
  console.log(`Model: ${server.model}. It runs linters over the code that it is sent. Ctrl-C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.close();
    });
  }
}

main().catch((error: unknown) => {
  console.error(`The practice server could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
