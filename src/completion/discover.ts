/** Nothing in, the model servers that run on this machine out. Asks loopback addresses only, and only for model lists. */
import { CompletionError } from './error.ts';
import { listModels, type ModelInfo } from './models.ts';

export interface LocalServer {
  /** Who usually listens at that port; not what the server says of itself. */
  readonly name: string;
  readonly baseUrl: string;
  readonly models: readonly ModelInfo[];
  /** It tells its models only to somebody with a key, so there are none here. */
  readonly needsKey?: true;
}

export interface Candidate {
  readonly name: string;
  readonly port: number;
}

export interface DiscoverOptions {
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
  /** How long the servers may take to answer, in milliseconds; 800 unless told. */
  readonly timeoutMs?: number;
  readonly candidates?: readonly Candidate[];
  /** Told of each server as soon as it has answered, while others are still waited for. */
  readonly onFound?: (server: LocalServer) => void;
}

export const usualServers: readonly Candidate[] = [
  { name: 'Ollama', port: 11434 },
  { name: 'LM Studio', port: 1234 },
  { name: 'llama.cpp', port: 8080 },
  { name: 'vLLM', port: 8000 },
  { name: 'Jan', port: 1337 },
];

/**
 * In the order of the candidates. What does not answer in time, or neither with a list of models nor by asking for a key,
 * is not among them.
 * @throws the signal's reason where the caller aborted.
 */
export async function discoverLocalServers({
  signal,
  fetch = globalThis.fetch,
  timeoutMs = 800,
  candidates = usualServers,
  onFound,
}: DiscoverOptions = {}): Promise<readonly LocalServer[]> {
  signal?.throwIfAborted();
  const limit = new AbortController();
  const stop = () => {
    limit.abort();
  };
  const timer = setTimeout(stop, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const find = async (candidate: Candidate) => {
      const server = await findServer(candidate, limit.signal, fetch);
      if (server) onFound?.(server);
      return server;
    };
    const found = await Promise.all(candidates.map(find));
    signal?.throwIfAborted();
    return found.filter((server) => server !== undefined);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

async function findServer(
  { name, port }: Candidate,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch,
): Promise<LocalServer | undefined> {
  // Some servers listen on ::1 only, which is what `localhost` then stands for.
  for (const host of ['127.0.0.1', 'localhost']) {
    const baseUrl = `http://${host}:${port}/v1`;
    try {
      return { name, baseUrl, models: await listModels({ baseUrl, api: 'auto' }, { signal, fetch }) };
    } catch (error) {
      if (!(error instanceof CompletionError)) return undefined;
      if (error.status === 401) return { name, baseUrl, models: [], needsKey: true };
      const nobodyThere = error.kind === 'network';
      if (!nobodyThere) return undefined;
    }
  }
  return undefined;
}
