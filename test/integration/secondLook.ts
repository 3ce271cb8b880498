/** What the tests inside the extension host share: the extension, its settings, a document, a review they can watch. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SecondLookApi } from '../../src/api.ts';
import type { SettingKey } from '../../src/settings.ts';

export async function activated(): Promise<SecondLookApi> {
  const extension = vscode.extensions.getExtension<SecondLookApi>('second-look.second-look');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

/** Writes user settings; undefined takes one back to its default. */
export async function configure(values: Partial<Record<SettingKey, unknown>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('secondLook');
  for (const [key, value] of Object.entries(values)) await configuration.update(key, value, true);
}

export async function showText(content: string, language = 'typescript'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}

/** Selects from the start of one line to the end of another, both 0-based. */
export function select(editor: vscode.TextEditor, firstLine: number, lastLine: number): void {
  editor.selection = new vscode.Selection(firstLine, 0, lastLine, editor.document.lineAt(lastLine).text.length);
}

/** The numbered code lines of a prompt, as `[number, text]`. */
export function codeIn(prompt: string): [number, string][] {
  const block = /<code [^>]*>\n(.*)\n<\/code/s.exec(prompt)?.[1] ?? '';
  return block.split('\n').map((line) => {
    const [, number, text] = /^ *(\d+)\| (.*)$/.exec(line) ?? [];
    return [Number(number), text ?? ''];
  });
}

export async function closeEverything(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const { tabs } of vscode.window.tabGroups.all) await vscode.window.tabGroups.close(tabs);
}
