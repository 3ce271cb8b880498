/** Runs what a user asked for; whatever goes wrong ends in a sentence with an action, never in silence. */
import * as vscode from 'vscode';
import { NothingToReview } from './collect/nothingToReview.ts';
import { fail, inform } from './notify/message.ts';
import { SettingsError } from './settings.ts';

export async function guarded(work: () => unknown, log: vscode.LogOutputChannel): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Not awaited: whoever ran the command must not wait until the user has closed a message.
    tell(error, log).catch((reason: unknown) => {
      logFrames(reason, log);
    });
  }
}

async function tell(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  if (error instanceof NothingToReview) return tellNothing(error);
  if (error instanceof SettingsError) return tellSettings(error);
  await tellUnexpected(error, log);
}

async function tellNothing({ message, remedy }: NothingToReview): Promise<void> {
  const chosen = await inform(message, remedy.title);
  if (chosen === remedy.title) await vscode.commands.executeCommand(remedy.command, ...(remedy.args ?? []));
}

async function tellSettings(error: SettingsError): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  if ((await fail(error.message, open)) !== open) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', `secondLook.${error.key}`);
}

async function tellUnexpected(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  logFrames(error, log);
  const show = vscode.l10n.t('Show Log');
  const message = error instanceof Error ? error.message : String(error);
  if ((await fail(vscode.l10n.t('Second Look: {0}', message), show)) === show) log.show();
}

/** A message of unknown origin can quote code; the log gets only where it happened. */
function logFrames(error: unknown, log: vscode.LogOutputChannel): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error([error instanceof Error ? error.name : typeof error, ...frames].join('\n'));
}
