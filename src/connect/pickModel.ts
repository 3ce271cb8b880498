/** A server's models in, the chosen one out; a name can always be typed, because some servers list none. */
import * as vscode from 'vscode';
import type { ModelInfo } from '../completion/models.ts';
import { plainLabel } from '../util/plainLabel.ts';

interface Item extends vscode.QuickPickItem {
  /** Absent where the name is to be typed. */
  readonly model?: string;
}

/** Undefined where the user left. */
export async function pickModel(models: readonly ModelInfo[]): Promise<string | undefined> {
  if (models.length === 0) return typeModel();
  const byHand: Item = {
    label: `$(edit) ${vscode.l10n.t('Enter the name of a model …')}`,
    alwaysShow: true,
  };
  const items = models.map(({ id, contextLength }): Item => ({
    label: plainLabel(id),
    model: id,
    ...(contextLength !== undefined && { description: vscode.l10n.t('{0} tokens of context', contextLength) }),
  }));
  const picked = await vscode.window.showQuickPick([...items, byHand], {
    title: vscode.l10n.t('Select Model'),
    placeHolder: vscode.l10n.t('Choose the model that shall review your code'),
    ignoreFocusOut: true,
  });
  return picked === byHand ? typeModel() : picked?.model;
}

async function typeModel(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Select Model'),
    prompt: vscode.l10n.t('The name of the model, as the server knows it'),
    ignoreFocusOut: true,
  });
  return name?.trim() === '' ? undefined : name?.trim();
}
