/** Signs of a server in, its family out; a family in, how it continues an answer that the last message begins out. */
import { assertNever } from '../../util/assertNever.ts';
import type { ServerFamily } from '../capabilities.ts';
import type { CompletionError } from '../error.ts';

/** What is known of a server; each sign alone may be enough. */
export interface ServerSigns {
  readonly baseUrl: string;
  /** Of any response. */
  readonly headers?: Headers;
  /** `system_fingerprint` of a chunk or an answer. */
  readonly fingerprint?: string;
  /** `owned_by` of the model in the list of models. */
  readonly ownedBy?: string;
}

/** Undefined where nothing is certain. */
export function recognise({ baseUrl, headers, fingerprint = '', ownedBy = '' }: ServerSigns): ServerFamily | undefined {
  // A gateway hands on the signs of the servers behind it, so its address comes first.
  return byHost(baseUrl) ?? byHeader(headers) ?? owners.get(ownedBy.toLowerCase()) ?? byFingerprint(fingerprint);
}

const hosts: readonly (readonly [host: string, family: ServerFamily])[] = [
  ['api.deepseek.com', 'deepseek'],
  ['mistral.ai', 'mistral'],
  ['openrouter.ai', 'openrouter'],
];

function byHost(baseUrl: string): ServerFamily | undefined {
  const hostname = URL.canParse(baseUrl) ? new URL(baseUrl).hostname.replace(/\.$/, '') : '';
  return hosts.find(([host]) => hostname === host || hostname.endsWith(`.${host}`))?.[1];
}

function byHeader(headers: Headers | undefined): ServerFamily | undefined {
  return /^llama\.cpp\b/i.test(headers?.get('server') ?? '') ? 'llamacpp' : undefined;
}

/** Ollama calls the owner of its own models `library`. */
const owners: ReadonlyMap<string, ServerFamily> = new Map([
  ['vllm', 'vllm'],
  ['llamacpp', 'llamacpp'],
  ['library', 'ollama'],
  ['sglang', 'sglang'],
]);

function byFingerprint(fingerprint: string): ServerFamily | undefined {
  if (/^b\d+-[0-9a-f]{5,40}$/.test(fingerprint)) return 'llamacpp';
  if (fingerprint === 'fp_ollama') return 'ollama';
  return /^\d+\.\d+\S*-(?:native|sha-[0-9a-f]+)$/.test(fingerprint) ? 'tgi' : undefined;
}

/** What a request needs besides the partial answer as its last message. */
export interface Prefill {
  /** Fields of that message. */
  readonly message?: object;
  /** Fields of the body. */
  readonly body?: object;
}

/** What is asked, and where. */
export interface Asked {
  readonly baseUrl: string;
  readonly model: string;
}

/**
 * Undefined where the server has no prefill at this address, or not for this model. With `refusal`, what it said to the
 * first form: the form to try after that, undefined where there is none.
 */
export function prefillOf(
  family: ServerFamily,
  { baseUrl, model }: Asked,
  refusal?: CompletionError,
): Prefill | undefined {
  if (refusal !== undefined) return family === 'llamacpp' && wantsNoThinking(refusal) ? withoutThinking : undefined;
  switch (family) {
    case 'vllm':
      // The first is true by default, and both together are an error.
      return { body: { add_generation_prompt: false, continue_final_message: true } };
    case 'sglang':
      return { body: { continue_final_message: true } };
    case 'mistral':
      return { message: { prefix: true } };
    case 'deepseek':
      return isBeta(baseUrl) ? { message: { prefix: true } } : undefined;
    case 'llamacpp':
    case 'ollama':
    case 'tgi':
      return {};
    case 'openrouter':
      return beginsAnew.test(model) ? undefined : {};
    default:
      return assertNever(family);
  }
}

/** Models of these makers take a trailing answer for a turn that is over, whoever hands it on. */
const beginsAnew = /^(?:openai|google|x-ai)\//i;

const withoutThinking: Prefill = { body: { chat_template_kwargs: { enable_thinking: false } } };

function wantsNoThinking({ detail = '' }: CompletionError): boolean {
  return /prefill is incompatible with enable_thinking/i.test(detail);
}

function isBeta(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && /^\/beta(?:\/|$)/.test(new URL(baseUrl).pathname);
}

const refusals = new RegExp(
  [
    /\bprefill/,
    /continue_final_message|add_generation_prompt/,
    /expected last role user or tool/,
    /must end with an? user\b|\b(?:last|final) message\b.{0,40}\buser\b/,
    /\b(?:2|two) or more assistant messages at the end/,
    /property '?prefix\b/,
    /trailing whitespace/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);

/** For a request that ended in the partial answer: true where that, or a field for it, is what the server refused. */
export function refusesPrefill({ kind, status, detail = '' }: CompletionError): boolean {
  if (kind === 'badRequest' && (status === 400 || status === 422)) return true;
  // Errors of a chat template come as 500 from some servers.
  return (kind === 'badRequest' || status === 500 || status === 501) && refusals.test(detail);
}
