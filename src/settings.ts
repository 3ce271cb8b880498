/** The only reader of configuration and SecretStorage: one frozen ReviewSettings for each run. */
import type * as vscode from 'vscode';
import * as v from 'valibot';
import type { Origins } from './connect/origins.ts';
import { defaultMaxConcurrent } from './completion/gate/gates.ts';
import type { SecretPolicy } from './outgoing/permitSecrets.ts';
import { interruptionPolicies, type ReviewSettings } from './session/reviewSettings.ts';

/** At most a day: a timer that is set to more than 24 days would fire at once. */
const milliseconds = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(86_400_000));

const schemas = {
  baseUrl: v.pipe(v.string(), v.trim()),
  api: v.picklist(['auto', 'chat', 'completions']),
  model: v.pipe(v.string(), v.trim()),
  maxTokens: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  stream: v.picklist(['auto', 'off']),
  instructions: v.string(),
  headers: v.record(v.string(), v.string()),
  onInterruption: v.picklist(interruptionPolicies),
  maxConcurrentRequests: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)),
  secrets: v.picklist(['ask', 'mask', 'send', 'cancel']),
  exclude: v.array(v.string()),
  history: v.picklist(['on', 'off']),
  'editor.problems': v.boolean(),
  'timeouts.connect': milliseconds,
  'timeouts.firstContent': milliseconds,
  'timeouts.stalled': milliseconds,
  'timeouts.idle': milliseconds,
} as const;

export type SettingKey = keyof typeof schemas;

/** Every setting that the code reads; the manifest test holds package.json against it. */
export const settingKeys = Object.keys(schemas) as SettingKey[];

/** A value in the user's settings that cannot be used; the message names the setting and what it takes. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly key: SettingKey;

  constructor(key: SettingKey, message: string) {
    super(message);
    this.key = key;
  }
}

export interface SettingsPorts {
  readonly configuration: () => Pick<vscode.WorkspaceConfiguration, 'inspect' | 'update'>;
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;
  readonly l10n: Pick<typeof vscode.l10n, 't'>;
  readonly origins: Origins;
}

export class Settings {
  readonly #ports: SettingsPorts;

  constructor(ports: SettingsPorts) {
    this.#ports = ports;
  }

  /** Which servers the user lets requests go to. */
  get origins(): Origins {
    return this.#ports.origins;
  }

  /** @throws SettingsError where a value has the wrong type or range. */
  async read(): Promise<ReviewSettings> {
    // Used elsewhere and at any time; a run that begins is where a wrong value can be told.
    this.#value('maxConcurrentRequests');
    this.#value('history');
    this.secrets();
    this.exclude();
    const baseUrl = this.#value('baseUrl');
    const apiKey = await this.apiKey(baseUrl);
    return Object.freeze({
      endpoint: Object.freeze({
        baseUrl,
        api: this.#value('api'),
        headers: this.#value('headers'),
        ...(apiKey === undefined ? {} : { apiKey }),
      }),
      model: this.#value('model'),
      maxTokens: this.#value('maxTokens'),
      stream: this.#value('stream'),
      instructions: this.#value('instructions'),
      timeouts: Object.freeze({
        connect: this.#value('timeouts.connect'),
        firstContent: this.#value('timeouts.firstContent'),
        stalled: this.#value('timeouts.stalled'),
        idle: this.#value('timeouts.idle'),
      }),
      onInterruption: this.#value('onInterruption'),
      isFirstUse: URL.canParse(baseUrl) && !this.origins.isConfirmed(new URL(baseUrl)),
    });
  }

  /** What becomes of secrets in what is about to be sent. @throws SettingsError */
  secrets(): SecretPolicy {
    return this.#value('secrets');
  }

  /** Patterns of files that are never sent. @throws SettingsError, rather than sending what should be kept back. */
  exclude(): readonly string[] {
    return this.#value('exclude');
  }

  /** How many requests an endpoint may have in flight. Where the value cannot be used it is the default; `read` says so. */
  maxConcurrentRequests(): number {
    const result = this.#parse('maxConcurrentRequests');
    return result.success ? result.output : defaultMaxConcurrent;
  }

  /** Whether reviews are kept on disk. A value that cannot be used deletes nothing; `read` says so. */
  keepsHistory(): boolean {
    const result = this.#parse('history');
    return !result.success || result.output === 'on';
  }

  /** Whether findings are listed among the problems; not where the value cannot be used. */
  problems(): boolean {
    const result = this.#parse('editor.problems');
    return result.success && result.output;
  }

  /** Writes to the user's own settings. */
  async update(key: SettingKey, value: unknown): Promise<void> {
    const global = true;
    await this.#ports.configuration().update(key, value, global);
  }

  async apiKey(baseUrl: string): Promise<string | undefined> {
    const origin = originOf(baseUrl);
    return origin === undefined ? undefined : this.#ports.secrets.get(secretName(origin));
  }

  /** Keeps the key for exactly the origin of `baseUrl`: scheme, host and port. */
  async setApiKey(baseUrl: string, key: string): Promise<void> {
    const origin = originOf(baseUrl);
    if (origin !== undefined) await this.#ports.secrets.store(secretName(origin), key);
  }

  async clearApiKey(baseUrl: string): Promise<void> {
    const origin = originOf(baseUrl);
    if (origin !== undefined) await this.#ports.secrets.delete(secretName(origin));
  }

  #value<K extends SettingKey>(key: K): v.InferOutput<(typeof schemas)[K]> {
    const result = this.#parse(key);
    if (result.success) return result.output;
    // Without what was received: it may be a key in the wrong place.
    const expected = result.issues.map(({ message, received }) => message.replace(` but received ${received}`, '.'));
    throw new SettingsError(
      key,
      this.#ports.l10n.t('The setting secondLook.{0} cannot be used: {1}', key, expected.join(' ')),
    );
  }

  /** The user's own value or the default, never what a workspace, a folder, a language block or a remote machine says. */
  #parse<K extends SettingKey>(key: K): v.SafeParseResult<(typeof schemas)[K]> {
    const inspected: Inspected = this.#ports.configuration().inspect(key) ?? {};
    // The settings of a remote machine can be written by a repository's devcontainer.json. Older versions of VS Code let
    // them through where they are nested, and then `globalValue` is theirs, or a mixture.
    const isMixed = inspected.globalRemoteValue !== undefined;
    const own = isMixed ? inspected.globalLocalValue : inspected.globalValue;
    return v.safeParse(schemas[key], own ?? inspected.defaultValue);
  }
}

/** Of what `inspect` gives, also what its public type leaves out. */
interface Inspected {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly globalLocalValue?: unknown;
  readonly globalRemoteValue?: unknown;
}

export function originOf(baseUrl: string): string | undefined {
  try {
    const { protocol, origin } = new URL(baseUrl);
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
  } catch {
    return undefined;
  }
}

function secretName(origin: string): string {
  return `apiKey:${origin}`;
}
