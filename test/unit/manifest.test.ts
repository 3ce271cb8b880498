// package.json against the code: commands, settings, defaults, scopes, strings.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Origins } from '../../src/connect/origins.ts';
import { commandIds } from '../../src/commandIds.ts';
import { defaultMaxConcurrent } from '../../src/completion/gate/gates.ts';
import { defaultMaxTokens } from '../../src/completion/request.ts';
import { defaultTimeouts } from '../../src/completion/timeouts.ts';
import { settingKeys, Settings, SettingsError } from '../../src/settings.ts';

interface Property {
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly markdownDescription: string;
}

interface Contributed {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly Contributed[];
    readonly menus: Record<string, readonly Contributed[]>;
    readonly keybindings: readonly (Contributed & { readonly key: string; readonly mac: string })[];
    readonly configuration: { readonly properties: Record<string, Property> };
  };
}

interface Lock {
  readonly packages: Record<string, { readonly integrity?: string; readonly dependencies?: Record<string, string> }>;
}

const root = path.resolve(__dirname, '../..');
const text = readFileSync(path.join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const strings = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
const { commands, menus, keybindings, configuration } = manifest.contributes;
const properties = Object.entries(configuration.properties);

/** The settings as `inspect` gives them where the user has set nothing but `globalValue`. */
function settingsWith(globalValues: Record<string, unknown>): Settings {
  const inspect = (key: string) => ({
    key,
    defaultValue: configuration.properties[`secondLook.${key}`]?.default,
    globalValue: globalValues[key],
    workspaceValue: 'from the workspace',
  });
  return new Settings({
    configuration: () => ({ inspect: inspect as never, update: () => Promise.resolve() }),
    secrets: { get: () => Promise.resolve(undefined), store: () => Promise.resolve(), delete: () => Promise.resolve() },
    l10n: { t: ((message: string) => message) as never },
    origins: new Origins({ get: () => undefined, update: () => Promise.resolve() } as never, () => false),
  });
}

describe('manifest', () => {
  it('contributes exactly the commands that the code handles', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), [...commandIds].sort());
  });

  it('names only its own commands in menus and key bindings, and each binding has a condition', () => {
    const ids = new Set<string>(commandIds);
    for (const { command } of [...Object.values(menus).flat(), ...keybindings]) assert.ok(ids.has(command), command);
    assert.ok(keybindings.length > 0);
    for (const { when } of keybindings) assert.ok(when);
  });

  it('contributes exactly the settings that the code reads', () => {
    assert.deepEqual(properties.map(([key]) => key).sort(), settingKeys.map((key) => `secondLook.${key}`).sort());
  });

  it('has a default for each setting that the code accepts', async () => {
    const settings = await settingsWith({}).read();
    assert.equal(settings.maxTokens, defaultMaxTokens);
    assert.equal(settings.endpoint.baseUrl, '');
    assert.equal(settings.endpoint.api, 'auto');
    assert.equal(settings.stream, 'auto');
    assert.deepEqual(settings.endpoint.headers, {});
    assert.deepEqual(settings.timeouts, defaultTimeouts);
    assert.equal(settings.onInterruption, 'resume');
    const concurrent = configuration.properties['secondLook.maxConcurrentRequests'];
    assert.equal(concurrent?.default, defaultMaxConcurrent);
  });

  it('accepts the least and the most that a number may be, and nothing beyond', async () => {
    for (const [key, { minimum, maximum }] of properties) {
      const read = (value: number) => settingsWith({ [key.replace('secondLook.', '')]: value }).read();
      for (const [bound, beyond] of [
        [minimum, -1],
        [maximum, 1],
      ] as const) {
        if (bound === undefined) continue;
        await read(bound);
        await assert.rejects(read(bound + beyond), SettingsError, key);
      }
    }
  });

  it('accepts each value that an enum setting offers, and describes it', async () => {
    for (const [key, property] of properties) {
      for (const value of property.enum ?? []) await settingsWith({ [key.replace('secondLook.', '')]: value }).read();
      assert.equal(property.markdownEnumDescriptions?.length, property.enum?.length, key);
    }
  });

  it('keeps every setting in the reach of the user alone', () => {
    for (const [key, { scope }] of properties) assert.equal(scope, 'application', key);
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    assert.deepEqual([...restricted].sort(), properties.map(([key]) => key).sort());
  });

  it('gives each setting a place in the order', () => {
    assert.equal(new Set(properties.map(([, { order }]) => order)).size, properties.length);
  });

  it('has a string for each placeholder and a placeholder for each string', () => {
    const used = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''));
    assert.deepEqual([...used].sort(), Object.keys(strings).sort());
  });

  it('shows people nothing but localisable words', () => {
    const titles = [...text.matchAll(/"(?:title|markdownDescription|description)": "([^"]*)"/g)].map(
      (match) => match[1],
    );
    const fixed = ['Second Look', (JSON.parse(text) as { description: string }).description];
    const plain = titles.filter((title) => !/^%.+%$/.test(title ?? '') && !fixed.includes(title ?? ''));
    assert.deepEqual(plain, []);
  });

  it('pins every dependency and the API it promises', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.deepEqual(
      versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
      [],
    );
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
    const { '': own, ...installed } = lock.packages;
    assert.deepEqual(own?.dependencies, manifest.dependencies);
    // Others' own wishes are ranges: what they get is decided by the lock file, down to the bytes.
    const loose = Object.entries(installed).filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    assert.deepEqual(loose, []);
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
    assert.ok(existsSync(path.join(root, manifest.icon)));
  });
});
