/** The body of a POST in, what is asked out; or the reply that a real server gives to a request it cannot serve. */
import * as v from 'valibot';
import { model } from './wire.ts';

export type Api = 'chat' | 'completions';

export interface Asked {
  readonly api: Api;
  /** The user's messages, or the prompt: what the answer is about. */
  readonly texts: readonly string[];
  readonly stream: boolean;
  /** Whether a stream ends with a chunk that counts the tokens. */
  readonly includeUsage: boolean;
  readonly maxTokens: number;
}

export interface Reply {
  readonly status: number;
  /** Sent as JSON; a string is sent as it is. */
  readonly body: unknown;
}

const maybe = <T extends v.GenericSchema>(schema: T) => v.nullish(schema);
const limit = maybe(v.pipe(v.number(), v.integer(), v.minValue(1)));
const common = {
  model: v.string(),
  stream: maybe(v.boolean()),
  stream_options: maybe(v.object({ include_usage: maybe(v.boolean()) })),
  max_tokens: limit,
  max_completion_tokens: limit,
};
const content = v.union([v.string(), v.array(v.object({ type: v.string(), text: v.optional(v.string()) }))]);
const chat = v.object({
  ...common,
  messages: v.pipe(v.array(v.object({ role: v.string(), content: maybe(content) })), v.minLength(1)),
});
const completions = v.object({ ...common, prompt: v.union([v.string(), v.pipe(v.array(v.string()), v.length(1))]) });

/** `json` is undefined where the body is none; `refused` names the parameters that this server does not take. */
export function readRequest(api: Api, json: unknown, refused: readonly string[]): Asked | Reply {
  if (json === undefined) return refuse(400, 'We could not parse the JSON body of your request.', null, null);
  const parsed = api === 'chat' ? v.safeParse(chat, json) : v.safeParse(completions, json);
  if (!parsed.success) return refuseShape(parsed.issues[0]);

  const { output } = parsed;
  for (const name of refused) {
    const refusal = refuseParameter(name, (json as Record<string, unknown>)[name]);
    if (refusal) return refusal;
  }
  if (output.model !== model) {
    const message = `The model \`${output.model}\` does not exist or you do not have access to it.`;
    return refuse(404, message, null, 'model_not_found');
  }
  return {
    api,
    texts:
      'messages' in output ? output.messages.filter(({ role }) => role === 'user').map(textOf) : [output.prompt].flat(),
    stream: output.stream ?? false,
    includeUsage: output.stream_options?.include_usage ?? false,
    maxTokens: output.max_completion_tokens ?? output.max_tokens ?? Infinity,
  };
}

type Message = v.InferOutput<typeof chat>['messages'][number];

function textOf({ content: parts }: Message): string {
  return typeof parts === 'string' ? parts : (parts ?? []).map(({ text }) => text ?? '').join('');
}

function refuseShape(issue: v.BaseIssue<unknown>): Reply {
  const path = v.getDotPath(issue);
  const message =
    issue.received === 'undefined' && path
      ? `Missing required parameter: '${path}'.`
      : `Invalid value for '${path ?? 'body'}': expected ${issue.expected ?? 'something else'}, but got ${issue.received} instead.`;
  const code = issue.received === 'undefined' ? 'missing_required_parameter' : 'invalid_value';
  return refuse(400, message, path, code);
}

function refuseParameter(name: string, value: unknown): Reply | undefined {
  if (value === undefined || value === null) return undefined;
  if (name === 'stream') {
    if (value !== true) return undefined;
    const message = "Unsupported value: 'stream' does not support true with this model.";
    return refuse(400, message, name, 'unsupported_value');
  }
  const advice = name === 'max_tokens' ? " Use 'max_completion_tokens' instead." : '';
  const message = `Unsupported parameter: '${name}' is not supported with this model.${advice}`;
  return refuse(400, message, name, 'unsupported_parameter');
}

/** An error in the shape that OpenAI gives it. */
export function refuse(status: number, message: string, param: string | null, code: string | null): Reply {
  return { status, body: { error: { message, type: 'invalid_request_error', param, code } } };
}
