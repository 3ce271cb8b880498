/** A theme and the caller's wishes → the user settings of a test profile: quiet, and the same on every machine. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Theme = 'Default Dark Modern' | 'Default Light Modern' | 'Default High Contrast';

/** Setting ids with their values, as in VS Code's `settings.json`. */
export type UserSettings = Readonly<Record<string, unknown>>;

/** Nothing that moves, asks or looks things up by itself. */
export const quietSettings: UserSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The browser's default saves after a second, which would hide how unsaved text is handled.
  'files.autoSave': 'off',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'github.gitAuthentication': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** What the caller wishes wins over the theme, and the theme over the quiet defaults. */
export function profileSettings(theme: Theme, wishes: UserSettings): UserSettings {
  return { ...quietSettings, 'workbench.colorTheme': theme, ...wishes };
}

/** Writes them where VS Code reads them when it starts. */
export async function writeUserSettings(userData: string, settings: UserSettings): Promise<void> {
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(join(userData, 'User', 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}
