/** A process with one client in it, whose name is the first argument: does the jobs that it is sent, one after the other. */
import { bareParser, rawBody } from './byHand.ts';
import type { Client } from './client.ts';
import type { Answer, Job, ReadResult } from './jobs.ts';
import { ai, eventSource, langChain, openAi } from './libraries.ts';
import { ours } from './ours.ts';

const clients: Readonly<Record<string, () => Client | Promise<Client>>> = {
  'raw body': () => rawBody,
  'bare parser': () => bareParser,
  ours: ours,
  openai: openAi,
  ai: ai,
  langchain: langChain,
  'eventsource-client': eventSource,
};

async function read(client: Client, baseUrl: string): Promise<ReadResult> {
  globalThis.gc?.();
  let characters = 0;
  const began = performance.now();
  const before = process.cpuUsage();
  await client.read(baseUrl, (text) => {
    characters += text.length;
    return undefined;
  });
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - began, characters };
}

const name = process.argv[2] ?? '';
const client = clients[name]?.();
process.on('message', (job: Job) => {
  void answerTo(job).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));

async function answerTo(job: Job): Promise<Answer<ReadResult>> {
  try {
    if (!client) throw new Error(`There is no client ${name}.`);
    return { result: await read(await client, job.baseUrl) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
