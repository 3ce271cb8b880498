/** A run whose server is not known yet in; its list of models names the owner, which tells the family. */
import { CompletionError } from '../error.ts';
import { listModels } from '../models.ts';
import { apiOf, learnedOf, recogniseServer, type Run } from '../run.ts';

/** The list is a help, not a need; the answer must not wait long for it. */
const limitMs = 2000;
const asked = new WeakSet<Run>();

/** Once for each run, and only where the answer decides about the next step. */
export async function findServer(run: Run): Promise<void> {
  const { request, signal, fetch, journal } = run;
  if (asked.has(run) || learnedOf(run).server !== undefined || apiOf(run) !== 'chat' || journal.text === '') return;
  asked.add(run);
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    const models = await listModels(request.endpoint, { signal: limited, fetch });
    const model = models.find(({ id }) => id === request.model) ?? models[0];
    if (model?.ownedBy !== undefined) recogniseServer(run, { ownedBy: model.ownedBy });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CompletionError) && !isTimeout(error)) throw error;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
