/** The settings file of the last start, and the server of this one → the settings file to start with. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { is, record, string, unknown } from 'valibot';
import { quietSettings, writeUserSettings, type UserSettings } from '../vscode/profile.ts';

const settingsSchema = record(string(), unknown());

export interface ServerSettings {
  readonly baseUrl: string;
  readonly model?: string;
}

/** Writes only what differs, so a person's other settings, and their comments where nothing changes, stay. */
export async function prepareSettings(userData: string, server: ServerSettings): Promise<void> {
  const path = join(userData, 'User', 'settings.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const known = text === undefined ? undefined : await parseSettings(path, text);
  const settings = mergeSettings(known, server);
  if (JSON.stringify(settings) !== JSON.stringify(known)) await writeUserSettings(userData, settings);
}

export function mergeSettings(known: UserSettings | undefined, { baseUrl, model }: ServerSettings): UserSettings {
  const merged = { ...(known ?? quietSettings), 'secondLook.baseUrl': baseUrl, 'secondLook.model': model };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

/** VS Code allows comments and trailing commas there. @throws Error when it is not even that. */
export async function parseSettings(path: string, text: string): Promise<UserSettings> {
  const settings = parseJson(text) ?? (await parseWithComments(path, text));
  if (!is(settingsSchema, settings) || Array.isArray(settings))
    throw new Error(`${path} is not valid: mend it or delete it, then start again.`);
  return settings;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** TypeScript is large, so it is loaded only where plain JSON does not do. */
async function parseWithComments(path: string, text: string): Promise<unknown> {
  const { default: ts } = await import('typescript');
  const { config, error } = ts.parseConfigFileTextToJson(path, text === '' ? '{}' : text) as {
    config?: unknown;
    error?: unknown;
  };
  return error === undefined ? config : undefined;
}
