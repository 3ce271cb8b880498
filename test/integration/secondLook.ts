/** What the tests inside the extension host share: the extension, its settings, a document, a review they can watch. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
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

let markers = 0;

/**
 * Writes the settings file of the folder and waits until VS Code has read it, which a harmless setting beside the others
 * tells: ours are nowhere to be seen if all is well. The answer removes the file again.
 */
export async function configureWorkspace(values: Readonly<Record<string, unknown>>): Promise<() => Promise<void>> {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '.vscode', 'settings.json');
  const marker = () => vscode.workspace.getConfiguration('files').inspect('exclude')?.workspaceValue;
  const exclude = { [`marker-${++markers}`]: true };
  await vscode.workspace.fs.writeFile(
    file,
    new TextEncoder().encode(JSON.stringify({ ...values, 'files.exclude': exclude })),
  );
  await until(() => JSON.stringify(marker()) === JSON.stringify(exclude));
  return async () => {
    await vscode.workspace.fs.delete(file);
    await until(() => marker() === undefined);
  };
}

/** Shows a new file of the folder: a closed document can lend its name and its text to the next one. */
export async function showText(
  content: string,
  { extension = 'ts', viewColumn = vscode.ViewColumn.Active } = {},
): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, `shown-${randomUUID()}.${extension}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return show(await vscode.workspace.openTextDocument(uri), viewColumn);
}

/** Shows a document that was never saved. */
export async function showUntitled(content: string): Promise<vscode.TextEditor> {
  return show(await vscode.workspace.openTextDocument({ content, language: 'typescript' }));
}

async function show(document: vscode.TextDocument, viewColumn?: vscode.ViewColumn): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document, viewColumn);
  await until(() => vscode.window.activeTextEditor === editor);
  return editor;
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

/** Closes all editors, unsaved ones too, and waits until the extension host knows. */
export async function closeEverything(): Promise<void> {
  const open = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  while (open().length > 0) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await until(() => vscode.window.activeTextEditor === undefined);
}

/** Polls, because not every change of the window comes with an event. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
