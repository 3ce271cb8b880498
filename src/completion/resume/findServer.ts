/** A run whose server is not known yet in; its list of models names the owner, which tells the family. */
import type { Capabilities } from '../capabilities.ts';
import { CompletionError } from '../error.ts';
import { openExchange } from '../exchange.ts';
import { listModels } from '../models.ts';
import { apiOf, learnedOf, recogniseServer, type Run } from '../run.ts';
import { endpointName } from '../url.ts';
import { worthASeam } from './ladder.ts';

/** The list is a help, not a need; the answer must not wait long for it. */
const limitMs = 2000;
/** By endpoint and model; those that several runs wait for, and those that were answered. */
const questions = new WeakMap<Capabilities, Map<string, Promise<void>>>();

/** Once for each endpoint and model, only where a prefill depends on it, and never while the endpoint is to be left alone. */
export async function findServer(run: Run): Promise<void> {
  const { request, signal, journal, gate, capabilities } = run;
  const { server, prefill } = learnedOf(run);
  if (server !== undefined || prefill === false || apiOf(run) !== 'chat' || journal.text.length < worthASeam) return;
  if (!gate.breaker.isClosed() || gate.pause() !== undefined) return;
  const asked = questions.get(capabilities) ?? new Map<string, Promise<void>>();
  questions.set(capabilities, asked);
  const key = `${endpointName(request.endpoint.baseUrl)} ${request.model}`;
  const question =
    asked.get(key) ??
    askFor(run).then((isAnswered) => {
      if (!isAnswered) asked.delete(key);
    });
  asked.set(key, question);
  const exchange = openExchange(signal);
  try {
    await exchange.wait(question);
  } finally {
    exchange.close();
  }
}

/** Whether the server said anything; a refusal is an answer too. */
async function askFor(run: Run): Promise<boolean> {
  const { request, signal, fetch } = run;
  const timeout = AbortSignal.timeout(limitMs);
  try {
    const models = await listModels(request.endpoint, { signal: AbortSignal.any([signal, timeout]), fetch });
    const model = models.find(({ id }) => id === request.model) ?? models[0];
    if (model?.ownedBy !== undefined) recogniseServer(run, { ownedBy: model.ownedBy });
    return true;
  } catch (error) {
    // Whoever was stopped says so itself; another run may wait for the same answer.
    if (signal.aborted || timeout.aborted) return false;
    if (error instanceof CompletionError) return error.status !== undefined;
    throw error;
  }
}
